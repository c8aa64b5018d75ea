/** {@code faults/run}: the promises, put to the test by killing what keeps them. */
package io.l2nas.faults;
