package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.fixtures.Events;
import io.l2nas.contracts.fixtures.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An id is derived from what the event says: equal for equal facts, different for others. */
class EventIdTest {

  @Test
  void theIdsStay() {
    // When
    Map<String, String> ids = new HashMap<>();
    Events.byGoldenFile().forEach((file, event) -> ids.put(file, event.id()));

    // Then
    assertThat(ids)
        .containsOnly(
            Map.entry("action-proposed", "toy-1/1/action/2"),
            Map.entry("action-proposed-with-objective", "toy-1/1/action/2"),
            Map.entry("evaluation-started", "toy-1/1/started/2/gpu-7"),
            Map.entry("evaluation-progressed", "toy-1/1/progressed/2/gpu-7/3"),
            Map.entry("evaluation-released", "toy-1/1/released/2/gpu-7"),
            Map.entry("evaluation-not-found", "toy-1/1/not-found/1/history"),
            Map.entry("evaluation-reused", "toy-1/1/completed/1/history"),
            Map.entry("evaluation-completed", "toy-1/1/completed/2/gpu-7"),
            Map.entry("evaluation-failed", "toy-1/2/failed/1/gpu-7"),
            Map.entry("experiment-submitted", "toy-1/0/submitted"),
            Map.entry("experiment-submitted-with-policy", "toy-1/0/submitted"),
            Map.entry("state-advanced", "toy-1/2/advanced"),
            Map.entry("state-advanced-after-failure", "toy-1/3/advanced"),
            Map.entry("step-learned", "toy-1/1/learned"),
            Map.entry("experiment-status-changed", "toy-1/4/PAUSED"),
            Map.entry("evaluator-reported", "gpu-7/reported/12"),
            Map.entry("demand-reported", "default/3/reported/7"),
            Map.entry("team-reported", "vision/reported/2026-11-28/1234.5/2.0/8/36000.0"),
            Map.entry("quarantine-reported", "gpu-7/quarantined/2026-11-28T17:04:09.250Z"));
  }

  @Test
  void theSameFactToldTwiceHasTheSameId() {
    // When
    Map<String, Event> first = Events.byGoldenFile();
    Map<String, Event> second = Events.byGoldenFile();

    // Then
    assertThat(first).isEqualTo(second);
    first.forEach((file, event) -> assertThat(event.id()).isEqualTo(second.get(file).id()));
  }

  /** What tells one fact from another tells their ids apart, in every kind and between kinds. */
  @Test
  void differentFactsHaveDifferentIds() {
    // Given
    List<Record> attempts =
        List.of(
            Events.actionProposed(),
            Events.evaluationStarted(),
            Events.evaluationProgressed(),
            Events.evaluationReleased(),
            Events.evaluationNotFound(),
            Events.evaluationCompleted(),
            Events.evaluationFailed());
    Stream<Record> ofAttempts =
        attempts.stream()
            .flatMap(
                event ->
                    Stream.of(
                        event,
                        Records.with(event, "experiment", "toy-2"),
                        Records.with(event, "step", 11),
                        Records.with(event, "attempt", 11)));
    Stream<Record> ofEvaluators =
        attempts.stream().skip(1).map(event -> Records.with(event, "evaluator", "gpu-8"));
    Stream<Record> ofStates =
        Stream.of(
            Records.with(Events.evaluationProgressed(), "number", 4),
            Events.experimentSubmitted(),
            Records.with(Events.experimentSubmitted(), "experiment", "toy-2"),
            Events.stateAdvanced(),
            Records.with(Events.stateAdvanced(), "sequence", 3L),
            Events.stepLearned(),
            Records.with(Events.stepLearned(), "step", 2),
            Records.with(Events.stepLearned(), "experiment", "toy-2"),
            Events.experimentStatusChanged(),
            Records.with(Events.experimentStatusChanged(), "sequence", 5L),
            Records.with(Events.experimentStatusChanged(), "status", ExperimentStatus.RUNNING));

    Stream<Record> ofPools =
        Stream.of(
            Events.evaluatorReported(),
            Records.with(Events.evaluatorReported(), "evaluator", "gpu-8"),
            Records.with(Events.evaluatorReported(), "number", 13),
            Events.demandReported(),
            Records.with(Events.demandReported(), "pool", "other"),
            Records.with(Events.demandReported(), "partition", 1),
            Records.with(Events.demandReported(), "number", 8),
            Events.teamReported(),
            Records.with(Events.teamReported(), "team", "speech"),
            Records.with(Events.teamReported(), "terms", TeamTerms.DEFAULT),
            Records.with(Events.teamReported(), "day", "2026-11-29"),
            Records.with(Events.teamReported(), "usedSeconds", 1.0),
            Events.quarantineReported(),
            Records.with(Events.quarantineReported(), "evaluator", "gpu-8"),
            Records.with(Events.quarantineReported(), "quarantined", false),
            Records.with(Events.quarantineReported(), "since", "2026-11-28T17:04:09.251Z"));

    // When
    List<String> ids =
        Stream.of(ofAttempts, ofEvaluators, ofStates, ofPools)
            .flatMap(events -> events)
            .map(event -> ((Event) event).id())
            .toList();

    // Then
    assertThat(ids).hasSize(61).doesNotHaveDuplicates();
  }
}
