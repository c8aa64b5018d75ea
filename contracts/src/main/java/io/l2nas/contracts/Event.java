package io.l2nas.contracts;

/** Anything that travels on a topic. */
public sealed interface Event permits LoopEvent, PoolEvent {

  /**
   * The identity of the event, derived from what it says and never random: the same fact told twice
   * has the same id.
   */
  String id();
}
