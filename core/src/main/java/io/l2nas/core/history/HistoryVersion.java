package io.l2nas.core.history;

/**
 * How much of its experiment a history knows: what it decides may be recorded only where no more is
 * recorded. Else it might take a step for open that another process has closed, and wait for ever.
 *
 * @param sequence the number of the last event
 * @param waiting how many outcomes wait for an earlier step
 */
public record HistoryVersion(long sequence, int waiting) {}
