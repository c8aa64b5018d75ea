/** Metrics of the history service. */
package io.l2nas.history.ops;
