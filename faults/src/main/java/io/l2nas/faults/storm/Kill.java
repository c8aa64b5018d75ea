package io.l2nas.faults.storm;

import java.time.Duration;

/**
 * A kill that is planned.
 *
 * @param step when so many steps are recorded
 * @param delay and so long after that
 * @param victim who
 * @param which of several, as a number of any size
 */
record Kill(int step, Duration delay, Victim victim, int which) {}
