package io.l2nas.standalone.compare;

/**
 * What an agent has learned before it takes part: the policy of a search of the same seed and
 * settings, on another metric. Its queries are not counted among those of the run.
 *
 * @param metric the metric that was maximised there
 * @param steps the budget of that search
 */
record Lessons(String metric, int steps) {}
