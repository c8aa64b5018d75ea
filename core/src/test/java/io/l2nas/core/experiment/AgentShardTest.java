package io.l2nas.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.AgentSpec;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.Outcomes;
import io.l2nas.core.fixtures.Streams;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgentShardTest {
  private static final ExperimentSubmitted SUBMISSION =
      Experiments.of("random").parallelism(2).steps(6).submitted();
  private static final List<ExperimentEvent> STREAM = Streams.of(SUBMISSION);

  private final AgentShard shard = new AgentShard();

  @Test
  void thePastIsFollowedWhenItIsComplete() {
    // Given
    STREAM.subList(0, 4).forEach(event -> shard.remember(event, 0));
    assertThat(shard.isLive()).isFalse();
    assertThat(inFlight()).isEmpty();

    // When
    Map<String, String> failures = shard.catchUp();

    // Then
    assertThat(failures).isEmpty();
    assertThat(shard.isLive()).isTrue();
    assertThat(inFlight()).extracting(ActionProposed::step).containsExactly(3, 4);
  }

  /** Step 3 waits since state 2 led to it, which came as the third event. */
  @Test
  void knowsSinceWhenTheOldestActionWaits() {
    // Given
    for (int event = 0; event < 4; event++) {
      shard.remember(STREAM.get(event), 1_000 + event);
    }

    // When
    shard.catchUp();

    // Then
    assertThat(shard.openSince()).hasValue(1_002);
  }

  @Test
  void nothingWaitsWhereAllHasEnded() {
    // Given
    STREAM.forEach(event -> shard.remember(event, 7));

    // When
    shard.catchUp();

    // Then
    assertThat(shard.openSince()).isEmpty();
  }

  @Test
  void knowsWhatItHasTaken() {
    // Given
    STREAM.subList(0, 3).forEach(event -> shard.remember(event, 0));
    shard.catchUp();

    // When
    shard.follow(STREAM.get(3), 0);

    // Then
    assertThat(STREAM.subList(0, 4)).allMatch(shard::knows);
    assertThat(STREAM.subList(4, STREAM.size())).noneMatch(shard::knows);
    STREAM.subList(4, STREAM.size()).forEach(event -> shard.follow(event, 0));
    assertThat(STREAM).allMatch(shard::knows);
  }

  @Test
  void anExperimentThatHasEndedNeedsNoAgent() {
    // Given
    STREAM.forEach(event -> shard.remember(event, 0));

    // When
    shard.catchUp();

    // Then
    assertThat(inFlight()).isEmpty();
    assertThat(shard.follow(STREAM.get(1), 0)).isEmpty();
  }

  @Test
  void liveEventsMakeActionsDue() {
    // Given
    shard.catchUp();

    // When
    List<ActionProposed> first = shard.follow(STREAM.get(0), 0);
    List<ActionProposed> again = shard.follow(STREAM.get(0), 0);
    List<ActionProposed> next = shard.follow(STREAM.get(1), 0);

    // Then
    assertThat(first).extracting(ActionProposed::step).containsExactly(0, 1);
    assertThat(again).isEmpty();
    assertThat(next).extracting(ActionProposed::step).containsExactly(2);
  }

  @Test
  void theEndOfAnExperimentEndsItsAgent() {
    // Given
    shard.catchUp();

    // When
    STREAM.forEach(event -> shard.follow(event, 0));

    // Then
    assertThat(inFlight()).isEmpty();
    assertThat(shard.follow(STREAM.get(0), 0)).isEmpty();
  }

  /** Written by a version that proposed other actions for the same seed. */
  @Test
  void aPastThatCannotBeFollowedStopsNobodyElse() {
    // Given
    ExperimentSubmitted other = new ExperimentSubmitted("experiment-2", SUBMISSION.spec());
    shard.remember(STREAM.get(0), 0);
    shard.remember(Outcomes.ofAnotherAction((StateAdvanced) STREAM.get(1)), 0);
    shard.remember(STREAM.get(2), 0);
    shard.remember(other, 0);

    // When
    Map<String, String> failures = shard.catchUp();

    // Then
    assertThat(failures)
        .containsExactly(
            Map.entry(
                Experiments.NAME,
                "experiment 'experiment-1': the outcome of step 0 is of an action that was not"
                    + " proposed"));
    assertThat(inFlight()).extracting(ActionProposed::experiment).containsOnly("experiment-2");
  }

  @Test
  void whatCannotBeNextInThePastIsRefusedAndChangesNothing() {
    // Given
    shard.remember(STREAM.get(0), 0);

    // When
    // Then
    assertThatThrownBy(() -> shard.remember(STREAM.get(2), 0))
        .isInstanceOf(TrajectoryDivergedException.class)
        .hasMessage(
            "experiment 'experiment-1': event 2 came after event 0; the events between are missing");
    assertThatThrownBy(() -> shard.remember(end(9), 0))
        .isInstanceOf(TrajectoryDivergedException.class);
    shard.remember(Outcomes.ofAnotherAction((StateAdvanced) STREAM.get(1)), 0);
    shard.remember(STREAM.get(1), 0);
    assertThat(shard.catchUp()).isEmpty();
    assertThat(inFlight()).extracting(ActionProposed::step).containsExactly(1, 2);
  }

  static Stream<ExperimentEvent> eventsThatAreNotNext() {
    StateAdvanced next = (StateAdvanced) STREAM.get(3);
    return Stream.of(
        STREAM.get(5),
        end(900),
        end(1),
        Outcomes.ofAnotherAction(next),
        Records.with(next, "state", FloatVector.of(1)),
        Records.with(next, "trajectoryHash", "0".repeat(64)),
        Records.with(
            next, "outcome", Records.with((EvaluationCompleted) next.outcome(), "reward", 1e300)));
  }

  /** Anybody may write to the topic. */
  @ParameterizedTest
  @MethodSource("eventsThatAreNotNext")
  void whatIsNotTheNextEventLeavesTheAgentAsItIs(ExperimentEvent forged) {
    // Given
    shard.catchUp();
    STREAM.subList(0, 3).forEach(event -> shard.follow(event, 0));
    List<ActionProposed> before = inFlight();

    // When
    boolean known = shard.knows(forged);
    if (known) {
      assertThat(shard.follow(forged, 0)).isEmpty();
    } else {
      assertThatThrownBy(() -> shard.follow(forged, 0))
          .isInstanceOf(TrajectoryDivergedException.class);
    }

    // Then
    assertThat(known).isEqualTo(forged.sequence() < 3);
    assertThat(inFlight()).isEqualTo(before);
    assertThat(shard.follow(STREAM.get(3), 0)).extracting(ActionProposed::step).containsExactly(4);
  }

  /** Written by a version that knew an agent which this one does not. */
  @Test
  void anExperimentThatNoAgentFitsStopsNobodyElse() {
    // Given
    ExperimentSubmitted unknown =
        new ExperimentSubmitted(
            "experiment-2",
            Records.with(SUBMISSION.spec(), "agent", new AgentSpec("bandit", Map.of())));
    shard.remember(unknown, 0);
    shard.remember(SUBMISSION, 0);

    // When
    Map<String, String> failures = shard.catchUp();

    // Then
    assertThat(failures)
        .containsExactly(
            Map.entry(
                "experiment-2",
                "experiment 'experiment-2' cannot be followed: agent is 'bandit'; known agents"
                    + " are evolution, l2nas, local, random, screened"));
    assertThat(inFlight()).extracting(ActionProposed::experiment).containsOnly(Experiments.NAME);
  }

  @Test
  void anExperimentWithoutASubmissionIsUnknown() {
    // Given
    shard.catchUp();

    // When
    // Then
    assertThatThrownBy(() -> shard.follow(STREAM.get(1), 0))
        .isInstanceOf(TrajectoryDivergedException.class)
        .hasMessage("experiment 'experiment-1' is unknown; its submission is not in the stream");
    assertThat(shard.follow(STREAM.get(0), 0)).isNotEmpty();
  }

  private static ExperimentEvent end(long sequence) {
    return new ExperimentStatusChanged(
        Experiments.NAME, sequence, ExperimentStatus.CANCELLED, "forged");
  }

  @Test
  void anExperimentThatNobodyCanBeginIsGivenUpOnce() {
    // Given
    ExperimentSubmitted unknown = withoutAgent();
    shard.catchUp();

    // When
    assertThatThrownBy(() -> shard.follow(unknown, 0))
        .isInstanceOf(TrajectoryDivergedException.class);

    // Then
    EvaluationFailed ending = shard.endings().get(0);
    assertThat(ending.reason()).isEqualTo(Reason.AGENT);
    assertThat(ending.step()).isZero();
    assertThat(ending.message()).startsWith("agent is 'bandit'; known agents are ");
    assertThat(shard.endings()).isEmpty();
    assertThat(shard.follow(unknown, 0)).isEmpty();
    assertThat(shard.endings()).isEmpty();
  }

  /** Another instance began it and went on, so it is this one that lacks something. */
  @Test
  void anExperimentThatWentOnIsNotGivenUpByWhoCannotBeginIt() {
    // Given
    shard.remember(withoutAgent(), 0);
    shard.remember(STREAM.get(1), 0);

    // When
    Map<String, String> failures = shard.catchUp();

    // Then
    assertThat(failures).containsOnlyKeys(Experiments.NAME);
    assertThat(shard.endings()).isEmpty();
    assertThat(shard.follow(STREAM.get(2), 0)).isEmpty();
    assertThat(shard.endings()).isEmpty();
  }

  /** Steps that were in flight are applied after it was given up; the next one ends it. */
  @Test
  void whatNobodyCanFollowIsGivenUpAtEveryNextStepUntilItEnds() {
    // Given
    StateAdvanced foreign = Outcomes.ofAnotherAction((StateAdvanced) STREAM.get(2));
    List.of(STREAM.get(0), STREAM.get(1), foreign).forEach(event -> shard.remember(event, 0));

    // When
    shard.catchUp();
    List<ActionProposed> due = shard.follow(STREAM.get(3), 0);

    // Then
    assertThat(due).isEmpty();
    assertThat(shard.endings())
        .allMatch(ending -> ending.reason() == Reason.AGENT)
        .extracting(EvaluationFailed::step)
        .containsExactly(2, 3);
    shard.follow(end(4), 0);
    assertThat(shard.follow(STREAM.get(5), 0)).isEmpty();
    assertThat(shard.endings()).isEmpty();
  }

  private static ExperimentSubmitted withoutAgent() {
    return new ExperimentSubmitted(
        Experiments.NAME,
        Records.with(SUBMISSION.spec(), "agent", new AgentSpec("bandit", Map.of())));
  }

  private List<ActionProposed> inFlight() {
    return shard.agents().stream().flatMap(agent -> agent.inFlight().stream()).toList();
  }
}
