/**
 * Crash points: a service ends at a named place between two writes, and everything is still there.
 */
package io.l2nas.faults.points;
