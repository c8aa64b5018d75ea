package io.l2nas.history.http;

import io.l2nas.contracts.Answerer;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.history.ledger.Milestones.Milestone;
import io.l2nas.history.ledger.StoredEvents;
import java.time.OffsetDateTime;

/**
 * Something that is worth telling of a search.
 *
 * @param sequence the number of its event in the state stream
 * @param recordedAt when it was recorded; null if that was before it was noted
 * @param kind what it is
 * @param step the step that was the best, or failed; else null
 * @param architecture of that step; else null
 * @param value the best value; null unless it is a new best
 * @param evaluator who evaluated the step; null if nobody did: the score was measured before, say
 * @param status the new status; null unless it changed
 * @param message why, for a person; null for a new best
 */
public record MilestoneView(
    long sequence,
    OffsetDateTime recordedAt,
    Kind kind,
    Integer step,
    String architecture,
    Double value,
    String evaluator,
    ExperimentStatus status,
    String message) {

  /** What may happen. */
  public enum Kind {
    SUBMITTED,
    BEST,
    FAILURE,
    STATUS
  }

  static MilestoneView of(Milestone milestone) {
    return StoredEvents.read(ExperimentEvent.class, milestone.event())
        .match(new Reading(milestone.sequence(), milestone.recordedAt()));
  }

  private record Reading(long sequence, OffsetDateTime recordedAt)
      implements ExperimentEvent.Cases<MilestoneView> {
    @Override
    public MilestoneView submitted(ExperimentSubmitted event) {
      return ofStatus(Kind.SUBMITTED, ExperimentStatus.RUNNING, "submitted");
    }

    @Override
    public MilestoneView statusChanged(ExperimentStatusChanged event) {
      return ofStatus(Kind.STATUS, event.status(), event.reason());
    }

    @Override
    public MilestoneView advanced(StateAdvanced event) {
      return event
          .outcome()
          .match(
              done -> ofStep(Kind.BEST, done, done.value(), null),
              failed -> ofStep(Kind.FAILURE, failed, null, failed.message()));
    }

    private MilestoneView ofStatus(Kind kind, ExperimentStatus status, String message) {
      return new MilestoneView(sequence, recordedAt, kind, null, null, null, null, status, message);
    }

    private MilestoneView ofStep(
        Kind kind, EvaluationOutcome outcome, Double value, String message) {
      return new MilestoneView(
          sequence,
          recordedAt,
          kind,
          outcome.step(),
          outcome.architecture(),
          value,
          Answerer.isEvaluator(outcome.evaluator()) ? outcome.evaluator() : null,
          null,
          message);
    }
  }
}
