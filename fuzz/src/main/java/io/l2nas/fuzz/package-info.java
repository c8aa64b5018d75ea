/** {@code fuzz/run}: looks long for inputs that break something. */
package io.l2nas.fuzz;
