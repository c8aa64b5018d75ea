/**
 * One fuzz test per place where bytes or texts from outside come in. In the ordinary build they run
 * on the inputs that are kept; {@code fuzz/run} looks for new ones.
 */
package io.l2nas.fuzz;
