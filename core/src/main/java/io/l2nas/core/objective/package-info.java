/**
 * What a search wants besides much of one metric: constraints, trade-offs, and the front of both.
 */
package io.l2nas.core.objective;
