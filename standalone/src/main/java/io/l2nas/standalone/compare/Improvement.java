package io.l2nas.standalone.compare;

/**
 * A moment of a run: what is the best there.
 *
 * @param step the step, from 0
 * @param best the largest value so far
 * @param reported the other metric of that architecture; null if none was asked for
 * @param unique how many different architectures were scored so far
 */
record Improvement(int step, double best, Double reported, int unique) {}
