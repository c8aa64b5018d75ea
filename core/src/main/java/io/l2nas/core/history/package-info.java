/** The top K, the state and the trajectory: outcomes in, state stream out. */
package io.l2nas.core.history;
