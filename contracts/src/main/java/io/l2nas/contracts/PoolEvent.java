package io.l2nas.contracts;

import java.time.Duration;

/**
 * What is to be known of a pool in order to share it: who evaluates, who must not, who waits, and
 * whose share is how large. Each is a report of how things stand; the latest one about a thing
 * replaces those before it.
 */
public sealed interface PoolEvent extends Event
    permits EvaluatorReported, DemandReported, TeamReported, QuarantineReported {

  /** How often a report is due about something that does not change. */
  Duration INTERVAL = Duration.ofSeconds(5);

  /** What has not been heard of for so long is no longer there. */
  Duration SILENCE = INTERVAL.multipliedBy(3);

  /** What the report is about; among reports of a kind the latest about one thing counts. */
  String subject();

  /** Calls the one function that fits this event. */
  <R> R match(Cases<R> cases);

  /** One function per kind of event; a new kind breaks every reader that does not know it. */
  interface Cases<R> {
    R evaluator(EvaluatorReported event);

    R demand(DemandReported event);

    R team(TeamReported event);

    R quarantine(QuarantineReported event);
  }
}
