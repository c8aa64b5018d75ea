package io.l2nas.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.core.agent.SearchAgent;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.fixtures.Streams;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentAgentTest {
  /** Learns from the first step on, and acts on what it learned. */
  private static final Map<String, String> EAGER =
      Map.of(
          "batch", "1",
          "hidden", "8",
          "actorRate", "1e-2",
          "criticRate", "1e-2",
          "epsilonStart", "0.2",
          "epsilonEnd", "0.2",
          "initialisation", "pytorch");

  private static final ActionEvaluation EVALUATION =
      FunctionEvaluator.evaluation(FunctionEvaluator::byChoices);

  /** Outcome t leads to s_(t+1), and that is the state for action t + p; before there is s_0. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void anActionIsProposedFromTheStateThatIsKnownParallelismStepsBefore(int parallelism) {
    // Given
    ExperimentSubmitted submission = experiment().parallelism(parallelism).submitted();
    List<StateAdvanced> stream = advances(Streams.of(submission));
    SearchAgent reference = agent(submission.spec());
    List<FloatVector> states = new ArrayList<>();

    for (int step = 0; step < stream.size(); step++) {
      // When
      states.add(
          step < parallelism
              ? new SearchSpace(submission.spec().space()).initialState()
              : stream.get(step - parallelism).state());
      if (step >= parallelism) {
        int known = step - parallelism;
        EvaluationOutcome outcome = stream.get(known).outcome();
        double reward = outcome.match(done -> done.reward(), failed -> Double.NaN);
        reference.learn(known, states.get(known), outcome.alpha(), reward);
      }

      // Then
      assertThat(stream.get(step).outcome().alpha())
          .isEqualTo(reference.propose(step, states.get(step)));
    }
    assertThat(stream).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 50})
  void soManyActionsAreInFlight(int parallelism) {
    // Given
    ExperimentSubmitted submission = experiment().parallelism(parallelism).submitted();
    ExperimentAgent agent = ExperimentAgent.of(submission);
    int first = Math.min(parallelism, 20);

    // When
    List<ActionProposed> start = agent.start();

    // Then
    assertThat(start).hasSize(first);
    int applied = 0;
    for (StateAdvanced event : advances(Streams.of(submission))) {
      List<ActionProposed> due = agent.follow(event);
      applied++;
      assertThat(due).hasSize(applied + parallelism <= 20 ? 1 : 0);
      assertThat(agent.inFlight())
          .extracting(ActionProposed::step)
          .hasSize(Math.min(parallelism, 20 - applied))
          .startsWith(steps(applied, Math.min(parallelism, 20 - applied)));
    }
  }

  @Test
  void anActionIsAllThatAnEvaluatorNeeds() {
    // Given
    ExperimentSubmitted submission = experiment().submitted();
    ExperimentSpec spec = submission.spec();

    // When
    List<ActionProposed> start = ExperimentAgent.of(submission).start();

    // Then
    FloatVector alpha = agent(spec).propose(0, new SearchSpace(spec.space()).initialState());
    assertThat(start)
        .containsExactly(
            new ActionProposed(
                Experiments.NAME,
                0,
                1,
                spec.pool(),
                alpha,
                spec.space(),
                spec.evaluator(),
                spec.reward(),
                EvaluationTerms.of(spec.attempts())));
  }

  /** Restart is replay, after every event. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void anAgentThatIsBuiltAnewHasTheSameActionsInFlight(int parallelism) {
    // Given
    ExperimentSubmitted submission = experiment().parallelism(parallelism).submitted();
    List<ExperimentEvent> stream = Streams.of(submission);
    ExperimentAgent original = ExperimentAgent.of(submission);

    for (int known = 1; known <= stream.size(); known++) {
      original.follow(stream.get(known - 1));

      // When
      ExperimentAgent rebuilt = ExperimentAgent.of(submission);
      stream.subList(0, known).forEach(rebuilt::follow);

      // Then
      assertThat(rebuilt.inFlight()).isEqualTo(original.inFlight());
      assertThat(rebuilt.status()).isEqualTo(original.status());
    }
    assertThat(original.inFlight()).isEmpty();
    assertThat(original.status()).isEqualTo(ExperimentStatus.COMPLETED);
  }

  @Test
  void anEventThatWasTakenBeforeChangesNothing() {
    // Given
    ExperimentSubmitted submission = experiment().parallelism(3).submitted();
    List<ExperimentEvent> stream = Streams.of(submission);
    ExperimentAgent once = ExperimentAgent.of(submission);
    ExperimentAgent often = ExperimentAgent.of(submission);

    for (int known = 0; known < stream.size(); known++) {
      // When
      once.follow(stream.get(known));
      often.follow(stream.get(known));
      List<ActionProposed> again = new ArrayList<>();
      stream.subList(0, known + 1).forEach(event -> again.addAll(often.follow(event)));

      // Then
      assertThat(again).isEmpty();
      assertThat(often.inFlight()).isEqualTo(once.inFlight());
    }
  }

  @Test
  void aPauseHoldsBackWhatWouldBeDueAndResumingReleasesIt() {
    // Given
    ExperimentSubmitted submission = experiment().parallelism(2).submitted();
    ExperimentAgent agent = ExperimentAgent.of(submission);
    ExperimentHistory history = ExperimentHistory.of(submission);
    List<ActionProposed> started = agent.start();

    // When
    agent.follow(history.pause());
    List<ActionProposed> whilePaused = new ArrayList<>();
    for (ActionProposed action : started) {
      history
          .record(EVALUATION.evaluate(action))
          .forEach(event -> whilePaused.addAll(agent.follow(event)));
    }
    List<ActionProposed> inFlightWhilePaused = agent.inFlight();
    List<ActionProposed> released = agent.follow(history.resume());

    // Then
    assertThat(whilePaused).isEmpty();
    assertThat(inFlightWhilePaused).isEmpty();
    assertThat(released).extracting(ActionProposed::step).containsExactly(2, 3);
    assertThat(agent.inFlight()).isEqualTo(released);
  }

  /** A pause costs time and nothing else. */
  @Test
  void aPauseDoesNotChangeTheTrajectory() {
    // Given
    ExperimentSubmitted submission = experiment().parallelism(3).submitted();
    List<StateAdvanced> undisturbed = advances(Streams.of(submission));
    ExperimentAgent agent = ExperimentAgent.of(submission);
    ExperimentHistory history = ExperimentHistory.of(submission);
    List<ActionProposed> due = new ArrayList<>(agent.start());

    // When
    while (history.applied() < 20) {
      if (due.isEmpty()) {
        due.addAll(agent.follow(history.resume()));
      }
      if (history.applied() % 7 == 3 && history.status() == ExperimentStatus.RUNNING) {
        due.addAll(agent.follow(history.pause()));
      }
      for (ExperimentEvent event : history.record(EVALUATION.evaluate(due.remove(0)))) {
        due.addAll(agent.follow(event));
      }
    }

    // Then
    assertThat(history.trajectoryHash())
        .isEqualTo(undisturbed.get(undisturbed.size() - 1).trajectoryHash());
  }

  @Test
  void nothingIsInFlightWhenTheExperimentIsCancelled() {
    // Given
    ExperimentSubmitted submission = experiment().parallelism(3).submitted();
    ExperimentAgent agent = ExperimentAgent.of(submission);

    // When
    List<ActionProposed> due = agent.follow(ExperimentHistory.of(submission).cancel());

    // Then
    assertThat(due).isEmpty();
    assertThat(agent.inFlight()).isEmpty();
    assertThat(agent.status()).isEqualTo(ExperimentStatus.CANCELLED);
  }

  @Test
  void aFailedOutcomeTeachesNothing() {
    // Given: every evaluation fails, so the actor stays as it was drawn
    ExperimentSubmitted submission = experiment().submitted();
    SearchAgent untaught = agent(submission.spec());

    // When
    List<StateAdvanced> stream = advances(Streams.of(submission, architecture -> Double.NaN));

    // Then
    FloatVector state = new SearchSpace(submission.spec().space()).initialState();
    for (StateAdvanced event : stream) {
      assertThat(event.outcome().alpha())
          .isEqualTo(untaught.propose(event.outcome().step(), state));
    }
  }

  @Test
  void missingEventsAreNotPassedOver() {
    // Given
    ExperimentSubmitted submission = experiment().submitted();
    List<ExperimentEvent> stream = Streams.of(submission);
    ExperimentAgent agent = ExperimentAgent.of(submission);

    // When
    // Then
    assertThatThrownBy(() -> agent.follow(stream.get(2)))
        .isInstanceOf(TrajectoryDivergedException.class)
        .hasMessage(
            "experiment 'experiment-1': event 2 came after event 0; the events between are missing");
  }

  @Test
  void anotherAgentsActionsAreNotItsOwn() {
    // Given
    List<ExperimentEvent> foreign = Streams.of(experiment().seed(1).submitted());
    ExperimentAgent agent = ExperimentAgent.of(experiment().seed(2).submitted());

    // When
    // Then
    assertThatThrownBy(() -> agent.follow(foreign.get(1)))
        .isInstanceOf(TrajectoryDivergedException.class)
        .hasMessage(
            "experiment 'experiment-1': the outcome of step 0 is of an action that was not"
                + " proposed");
    assertThatThrownBy(() -> agent.follow(foreign.get(1)))
        .isInstanceOf(TrajectoryDivergedException.class);
  }

  @Test
  void anotherExperimentsEventsAreNotItsOwn() {
    // Given
    ExperimentSubmitted submission = experiment().submitted();
    ExperimentAgent agent = ExperimentAgent.of(submission);
    ExperimentSubmitted other = new ExperimentSubmitted("experiment-2", submission.spec());
    ExperimentEvent cancelled = ExperimentHistory.of(other).cancel();

    // When
    // Then
    assertThatThrownBy(() -> agent.follow(cancelled))
        .isInstanceOf(TrajectoryDivergedException.class)
        .hasMessage("experiment 'experiment-1': got an event of experiment 'experiment-2'");
    assertThat(agent.inFlight()).isNotEmpty();
  }

  @Test
  void theLargestBudgetDoesNotOverflow() {
    // Given
    ExperimentSubmitted submission =
        new ExperimentSubmitted(
            Experiments.NAME,
            Records.with(
                experiment().steps(3).submitted().spec(), "parallelism", Integer.MAX_VALUE));

    // When
    List<StateAdvanced> stream = advances(Streams.of(submission));

    // Then
    assertThat(stream).hasSize(3);
  }

  private static Experiments experiment() {
    return Experiments.of("l2nas").settings(EAGER).seed(5);
  }

  private static SearchAgent agent(ExperimentSpec spec) {
    return Agents.create(
        spec.agent(), Optional.empty(), new SearchSpace(spec.space()), spec.seed());
  }

  private static List<StateAdvanced> advances(List<ExperimentEvent> stream) {
    return stream.stream()
        .filter(StateAdvanced.class::isInstance)
        .map(StateAdvanced.class::cast)
        .toList();
  }

  private static Integer[] steps(int from, int count) {
    Integer[] steps = new Integer[count];
    for (int i = 0; i < count; i++) {
      steps[i] = from + i;
    }
    return steps;
  }
}
