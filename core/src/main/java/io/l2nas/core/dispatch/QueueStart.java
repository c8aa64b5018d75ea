package io.l2nas.core.dispatch;

/**
 * How far the evaluators of a pool have come in one partition of its queue.
 *
 * @param offset everything before it was taken, or thrown away; the broker may say so late
 * @param empty whether all that is in the partition was
 */
public record QueueStart(long offset, boolean empty) {
  boolean hasPassed(Place place) {
    return empty || place.offset() < offset;
  }
}
