package io.l2nas.core.dispatch;

/**
 * Where an action stands in the queue of its pool.
 *
 * @param partition the partition
 * @param offset the offset in it
 */
public record Place(int partition, long offset) {}
