package io.l2nas.standalone.screen;

/**
 * How far a work of many runs is.
 *
 * @param done runs that have ended
 * @param total runs in all
 * @param latest which run ended last, in a few words
 */
public record RunsProgress(int done, int total, String latest) {}
