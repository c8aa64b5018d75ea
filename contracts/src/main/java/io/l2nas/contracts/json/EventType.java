package io.l2nas.contracts.json;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationNotFound;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.QuarantineReported;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.StepLearned;
import io.l2nas.contracts.TeamReported;
import java.util.Arrays;
import java.util.List;

/**
 * The names of the events on the wire: what happened, in the past tense, and the version of its
 * schema.
 */
enum EventType {
  ACTION_PROPOSED("io.l2nas.action.proposed.v1", ActionProposed.class),
  EVALUATION_STARTED("io.l2nas.evaluation.started.v1", EvaluationStarted.class),
  EVALUATION_PROGRESSED("io.l2nas.evaluation.progressed.v1", EvaluationProgressed.class),
  EVALUATION_RELEASED("io.l2nas.evaluation.released.v1", EvaluationReleased.class),
  EVALUATION_NOT_FOUND("io.l2nas.evaluation.not-found.v1", EvaluationNotFound.class),
  EVALUATION_COMPLETED("io.l2nas.evaluation.completed.v1", EvaluationCompleted.class),
  EVALUATION_FAILED("io.l2nas.evaluation.failed.v1", EvaluationFailed.class),
  EXPERIMENT_SUBMITTED("io.l2nas.experiment.submitted.v1", ExperimentSubmitted.class),
  STATE_ADVANCED("io.l2nas.state.advanced.v1", StateAdvanced.class),
  EXPERIMENT_STATUS_CHANGED("io.l2nas.experiment.status-changed.v1", ExperimentStatusChanged.class),
  STEP_LEARNED("io.l2nas.step.learned.v1", StepLearned.class),
  EVALUATOR_REPORTED("io.l2nas.evaluator.reported.v1", EvaluatorReported.class),
  DEMAND_REPORTED("io.l2nas.demand.reported.v1", DemandReported.class),
  TEAM_REPORTED("io.l2nas.team.reported.v1", TeamReported.class),
  QUARANTINE_REPORTED("io.l2nas.quarantine.reported.v1", QuarantineReported.class);

  private final String wireName;
  private final Class<? extends Event> event;

  EventType(String wireName, Class<? extends Event> event) {
    this.wireName = wireName;
    this.event = event;
  }

  static EventType of(Event event) {
    return Arrays.stream(values())
        .filter(type -> type.event == event.getClass())
        .findFirst()
        .orElseThrow();
  }

  /** The names of the types of a family. */
  static List<String> namesOf(Class<?> family) {
    return Arrays.stream(values())
        .filter(type -> family.isAssignableFrom(type.event))
        .map(EventType::wireName)
        .toList();
  }

  String wireName() {
    return wireName;
  }

  Class<? extends Event> event() {
    return event;
  }
}
