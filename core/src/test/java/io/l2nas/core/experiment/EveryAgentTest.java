package io.l2nas.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.SearchLoop;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.space.Architecture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the platform relies on, whoever searches. */
class EveryAgentTest {
  private static final int STEPS = 100;

  static Stream<Arguments> agents() {
    return Agents.names().stream()
        .flatMap(agent -> Stream.of(1, 8).map(parallelism -> Arguments.of(agent, parallelism)));
  }

  /** The agents on the built-in spaces whose rows hang together, too. */
  static Stream<Arguments> everywhere() {
    return Stream.concat(
        agents().map(agent -> Arguments.of(agent.get()[0], agent.get()[1], "uneven")),
        Agents.names().stream()
            .flatMap(
                agent ->
                    Stream.of("darts", "ofa-mbv3-w1.2")
                        .map(space -> Arguments.of(agent, 4, space))));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void repeatsItselfBitForBit(String agent, int parallelism, String space) {
    // Given
    Experiments experiment = search(agent, parallelism, space);

    // When
    List<ExperimentEvent> once = run(experiment);

    // Then
    assertThat(run(experiment)).isEqualTo(once);
    assertThat(run(experiment.seed(2))).isNotEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void isRebuiltFromItsStream(String agent, int parallelism, String space) {
    // Given
    Experiments experiment = search(agent, parallelism, space);
    List<ExperimentEvent> stream = run(experiment);
    ExperimentAgent rebuilt = ExperimentAgent.of(experiment.submitted());
    Map<Integer, FloatVector> proposed = new HashMap<>();

    // When
    remember(rebuilt.start(), proposed);
    stream.forEach(event -> remember(rebuilt.follow(event), proposed));

    // Then
    assertThat(proposed).hasSize(STEPS);
    stream.stream()
        .filter(StateAdvanced.class::isInstance)
        .map(event -> ((StateAdvanced) event).outcome())
        .forEach(outcome -> assertThat(outcome.alpha()).isEqualTo(proposed.get(outcome.step())));
  }

  @ParameterizedTest
  @MethodSource("agents")
  void findsTheBestOfASmallSpaceThoughAThirdOfItFails(String agent, int parallelism) {
    // Given
    Experiments experiment = search(agent, parallelism).steps(300);

    // When
    List<ExperimentEvent> stream = run(experiment);

    // Then: of those that begin with b or c
    assertThat(stream.stream().filter(EveryAgentTest::isOfTheBest)).isNotEmpty();
  }

  private static boolean isOfTheBest(ExperimentEvent event) {
    return event instanceof StateAdvanced advanced
        && advanced.outcome().architecture().equals("b-y-m");
  }

  private static Experiments search(String agent, int parallelism) {
    return Experiments.of(agent)
        .settings(agent.equals("l2nas") ? Map.of("hidden", "16x16", "actorRate", "1e-3") : Map.of())
        .steps(STEPS)
        .maxFailures(1_000)
        .parallelism(parallelism);
  }

  private static Experiments search(String agent, int parallelism, String space) {
    Experiments search = search(agent, parallelism);
    return space.equals("uneven")
        ? search
        : search.settings(Experiments.quickOnBuiltIn(agent)).space(space).topK(10);
  }

  private static void remember(List<ActionProposed> actions, Map<Integer, FloatVector> proposed) {
    actions.forEach(action -> proposed.put(action.step(), action.alpha()));
  }

  private static List<ExperimentEvent> run(Experiments experiment) {
    List<ExperimentEvent> events = new ArrayList<>();
    new SearchLoop(experiment.submitted(), FunctionEvaluator.evaluation(score(experiment)))
        .run(events::add);
    return events;
  }

  private static ToDoubleFunction<Architecture> score(Experiments experiment) {
    return experiment.space() == null ? EveryAgentTest::score : FunctionEvaluator::byText;
  }

  private static double score(Architecture architecture) {
    return architecture.choice(0) == 0 ? Double.NaN : FunctionEvaluator.byChoices(architecture);
  }
}
