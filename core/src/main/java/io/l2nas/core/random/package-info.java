/** Randomness that is a function of seed, purpose and step. */
package io.l2nas.core.random;
