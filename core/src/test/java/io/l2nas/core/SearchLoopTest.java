package io.l2nas.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.space.Architecture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchLoopTest {
  private static final Map<String, String> SMALL = Map.of("hidden", "16x16", "actorRate", "1e-3");

  /**
   * Golden, with the paper's settings: nobody changes the numbers of a search unknowingly. Who
   * changes them on purpose says so in the change log, for recorded runs can no longer be repeated.
   */
  @ParameterizedTest
  @CsvSource({
    "1, efabd6872d9c5f5cd211fb1fccbfa479660d45a950cdf822ec8265fb49638c76",
    "3, faff49352867aa9c1eb6c54ceacc1eaffc8d186d6b75b5f7270f34b96047054d"
  })
  void theTrajectoryNeverChanges(int parallelism, String hash) {
    // Given
    Experiments experiment =
        Experiments.of("l2nas")
            .space("nas-bench-201")
            .topK(8)
            .steps(60)
            .seed(201)
            .parallelism(parallelism);

    // When
    List<ExperimentEvent> events = run(experiment, SearchLoopTest::byOperations);

    // Then
    assertThat(hash(events)).isEqualTo(hash);
  }

  @ParameterizedTest
  @CsvSource({"l2nas, 1", "l2nas, 3", "l2nas, 8", "random, 1", "random, 3"})
  void theSameSeedGivesTheSameTrajectoryAndAnotherSeedAnother(String agent, int parallelism) {
    // Given
    Experiments experiment =
        Experiments.of(agent)
            .settings(agent.equals("l2nas") ? SMALL : Map.of())
            .steps(60)
            .parallelism(parallelism);

    // When
    List<ExperimentEvent> once = run(experiment.seed(1));
    List<ExperimentEvent> again = run(experiment.seed(1));
    List<ExperimentEvent> other = run(experiment.seed(2));

    // Then
    assertThat(again).isEqualTo(once);
    assertThat(hash(other)).isNotEqualTo(hash(once));
  }

  /** What is known when an action is proposed depends on p, and so does the way of the search. */
  @Test
  void parallelismIsPartOfTheTrajectory() {
    // Given
    Set<String> hashes = new HashSet<>();

    // When
    for (int parallelism : new int[] {1, 2, 3, 8}) {
      Experiments experiment = Experiments.of("l2nas").settings(SMALL).steps(60);
      hashes.add(hash(run(experiment.parallelism(parallelism))));
    }

    // Then
    assertThat(hashes).hasSize(4);
  }

  /** Random search asks for nothing, so it goes the same way; only the states come later. */
  @Test
  void randomSearchEvaluatesTheSameAtAnyParallelism() {
    // Given
    Experiments experiment = Experiments.of("random").steps(60);

    // When
    List<ExperimentEvent> one = run(experiment.parallelism(1));
    List<ExperimentEvent> eight = run(experiment.parallelism(8));

    // Then
    assertThat(hash(eight)).isEqualTo(hash(one));
  }

  @Test
  void theStreamBeginsWithTheSubmissionAndEndsWithTheStatus() {
    // Given
    Experiments experiment = Experiments.of("random").steps(10).parallelism(4);

    // When
    List<ExperimentEvent> events = run(experiment);

    // Then
    assertThat(events).hasSize(12);
    assertThat(events.get(0)).isEqualTo(experiment.submitted());
    assertThat(events.get(11))
        .isEqualTo(
            new ExperimentStatusChanged(
                Experiments.NAME, 11, ExperimentStatus.COMPLETED, "all 10 steps are done"));
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).sequence()).isEqualTo(i);
    }
  }

  /**
   * Trap 5, acceptance check 9: the α that is recorded is the α that was proposed, noise and all.
   */
  @Test
  void everyOutcomeCarriesTheActionAsItWasProposed() {
    // Given
    Experiments experiment =
        Experiments.of("l2nas").settings(Map.of("epsilonStart", "0", "epsilonEnd", "0", "xi", "1"));

    // When
    List<StateAdvanced> stream = advances(run(experiment));

    // Then: the noise is not clipped, half of it leads out of (0, 1)
    long outside = 0;
    for (StateAdvanced event : stream) {
      for (float entry : event.outcome().alpha().toArray()) {
        outside += entry < 0 || entry > 1 ? 1 : 0;
      }
    }
    assertThat(outside).isBetween(50L, 130L);
  }

  /** Acceptance check 8, on rows of 3, 2 and 4 choices. */
  @Test
  void everyRowOfEveryStateSumsToOne() {
    // Given
    Experiments experiment = Experiments.of("l2nas").settings(SMALL).steps(100).topK(7);

    // When
    List<StateAdvanced> stream = advances(run(experiment));

    // Then
    for (StateAdvanced event : stream) {
      float[] state = event.state().toArray();
      assertThat(state[0] + state[1] + state[2]).isBetween(0.999999f, 1.000001f);
      assertThat(state[3] + state[4]).isBetween(0.999999f, 1.000001f);
      assertThat(state[5] + state[6] + state[7] + state[8]).isBetween(0.999999f, 1.000001f);
    }
  }

  @Test
  void findsTheBestOfASmallSpace() {
    // Given
    Experiments experiment = Experiments.of("l2nas").settings(SMALL).steps(200);
    ExperimentHistory history = ExperimentHistory.of(experiment.submitted());

    // When
    run(experiment).forEach(history::replay);

    // Then
    assertThat(history.top().get(0).architecture()).isEqualTo("b-y-m");
    assertThat(history.status()).isEqualTo(ExperimentStatus.COMPLETED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void endsWhenTooManyEvaluationsFail(int parallelism) {
    // Given
    Experiments experiment =
        Experiments.of("l2nas").settings(SMALL).maxFailures(5).parallelism(parallelism);

    // When
    List<ExperimentEvent> events = run(experiment, architecture -> Double.NaN);

    // Then
    assertThat(events).hasSize(7);
    assertThat(events.get(6))
        .isEqualTo(
            new ExperimentStatusChanged(
                Experiments.NAME,
                6,
                ExperimentStatus.FAILED,
                "5 evaluations failed; maxFailures is 5; the last: there is no score for "
                    + ((StateAdvanced) events.get(5)).outcome().architecture()));
  }

  @Test
  void endsAsFailedIfEveryEvaluationFails() {
    // Given a budget that is smaller than maxFailures
    Experiments experiment = Experiments.of("l2nas").settings(SMALL).maxFailures(20).steps(3);

    // When
    List<ExperimentEvent> events = run(experiment, architecture -> Double.NaN);

    // Then
    ExperimentStatusChanged end = (ExperimentStatusChanged) events.get(4);
    assertThat(end.status()).isEqualTo(ExperimentStatus.FAILED);
    assertThat(end.reason()).startsWith("all 3 evaluations failed; the last: there is no score");
  }

  @Test
  void goesOnWhereSomeEvaluationsFail() {
    // Given: whatever begins with b is unknown
    Experiments experiment = Experiments.of("l2nas").settings(SMALL).maxFailures(1000).steps(60);
    ExperimentHistory history = ExperimentHistory.of(experiment.submitted());

    // When
    run(
            experiment,
            architecture ->
                architecture.choice(0) == 1
                    ? Double.NaN
                    : FunctionEvaluator.byChoices(architecture))
        .forEach(history::replay);

    // Then
    assertThat(history.status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertThat(history.failures()).isPositive();
    assertThat(history.top())
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.architecture()).doesNotStartWith("b"));
  }

  /** Numbers that are no numbers end as failures, and a search with them stays a search. */
  @Test
  void nothingNonFiniteGetsIn() {
    // Given: one in three scores is NaN, infinite, or an accuracy in per cent
    double[] poison = {Double.NaN, Double.POSITIVE_INFINITY, 94};
    Experiments experiment = Experiments.of("l2nas").settings(SMALL).maxFailures(1000).steps(200);

    // When
    List<StateAdvanced> stream =
        advances(
            run(
                experiment,
                architecture ->
                    architecture.choice(0) == 2
                        ? poison[architecture.choice(2) % 3]
                        : FunctionEvaluator.byChoices(architecture)));

    // Then
    assertThat(stream).hasSize(200);
    assertThat(stream)
        .extracting(StateAdvanced::outcome)
        .filteredOn(EvaluationCompleted.class::isInstance)
        .hasSizeBetween(50, 199)
        .allSatisfy(
            outcome -> assertThat(((EvaluationCompleted) outcome).reward()).isBetween(1.0, 100.0));
  }

  static double byOperations(Architecture cell) {
    double sum = 0;
    for (int edge = 0; edge < 6; edge++) {
      sum += new double[] {0, 0.05, 0.08, 0.1, 0.02}[cell.choice(edge)];
    }
    return 0.3 + sum;
  }

  private static List<ExperimentEvent> run(Experiments experiment) {
    return run(experiment, FunctionEvaluator::byChoices);
  }

  private static List<ExperimentEvent> run(
      Experiments experiment, ToDoubleFunction<Architecture> accuracy) {
    List<ExperimentEvent> events = new ArrayList<>();
    new SearchLoop(experiment.submitted(), FunctionEvaluator.evaluation(accuracy)).run(events::add);
    return events;
  }

  private static List<StateAdvanced> advances(List<ExperimentEvent> events) {
    return events.stream()
        .filter(StateAdvanced.class::isInstance)
        .map(StateAdvanced.class::cast)
        .toList();
  }

  private static String hash(List<ExperimentEvent> events) {
    List<StateAdvanced> stream = advances(events);
    return stream.get(stream.size() - 1).trajectoryHash();
  }
}
