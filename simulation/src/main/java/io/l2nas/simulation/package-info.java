/**
 * The decisions of {@code core} in a world that is made of nothing but them: logs, a queue, a
 * database and processes that fail as real ones do, on one clock that jumps from event to event.
 * Everything that happens follows from one seed.
 */
package io.l2nas.simulation;
