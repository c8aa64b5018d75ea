/** The agent of the paper. */
package io.l2nas.core.l2nas;
