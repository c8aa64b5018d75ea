/** What is left when a run is over, and whether it is what it has to be. */
package io.l2nas.faults.check;
