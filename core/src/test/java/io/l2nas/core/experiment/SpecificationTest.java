package io.l2nas.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.AgentSpec;
import io.l2nas.contracts.AttemptSpec;
import io.l2nas.contracts.BudgetSpec;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ReuseSpec;
import io.l2nas.contracts.RewardSpec;
import io.l2nas.contracts.SharingSpec;
import io.l2nas.contracts.fixtures.Specs;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.space.BuiltInSpaces;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecificationTest {

  @Test
  void aMetricIsEnough() {
    // Given
    ExperimentRequest request = Specs.shortestRequest();

    // When
    ExperimentSpec spec = Specification.of(request);

    // Then
    assertThat(spec)
        .isEqualTo(
            new ExperimentSpec(
                "default",
                "default",
                BuiltInSpaces.find("nas-bench-201").orElseThrow(),
                new EvaluatorSpec("table", "accuracy", List.of(), Map.of()),
                RewardSpec.exponential(),
                new AgentSpec("l2nas", Map.of()),
                64,
                500,
                1,
                AttemptSpec.DEFAULT,
                BudgetSpec.DEFAULT,
                SharingSpec.DEFAULT,
                ReuseSpec.DEFAULT,
                20,
                0));
  }

  @Test
  void everyFieldGetsThrough() {
    // Given
    ExperimentRequest request =
        ExperimentRequest.of("top1")
            .team("team-1")
            .pool("pool-1")
            .customSpace(Experiments.UNEVEN)
            .evaluator("exec")
            .report(List.of("latency"))
            .options(Map.of("command", "score"))
            .reward("relative")
            .accEnv(0.76)
            .agent("l2nas")
            .settings(Map.of("tau", "0.95"))
            .topK(5)
            .steps(6)
            .parallelism(7)
            .maxAttempts(4)
            .timeoutSeconds(90.0)
            .maxArchitectures(11)
            .maxEvaluationSeconds(12.0)
            .maxSeconds(13.0)
            .priority(10)
            .reuse("team")
            .evaluatorVersion("v2")
            .maxFailures(8)
            .seed(9L)
            .build();

    // When
    ExperimentSpec spec = Specification.of(request);

    // Then
    assertThat(spec)
        .isEqualTo(
            new ExperimentSpec(
                "team-1",
                "pool-1",
                Experiments.UNEVEN.definition(),
                new EvaluatorSpec("exec", "top1", List.of("latency"), Map.of("command", "score")),
                RewardSpec.relativeTo(0.76),
                new AgentSpec("l2nas", Map.of("tau", "0.95")),
                5,
                6,
                7,
                new AttemptSpec(4, 90),
                new BudgetSpec(11, 12, 13),
                new SharingSpec(10),
                new ReuseSpec(ReuseSpec.Scope.TEAM, "v2"),
                8,
                9));
  }

  @Test
  void namesTheSpacesWhereOneIsUnknown() {
    // Given
    Experiments experiment = Experiments.of("random").space("mars");

    // When
    // Then
    assertRefused(
        experiment.request(),
        "space is 'mars'; built in are darts, nas-bench-201, ofa-mbv3-w1.0, ofa-mbv3-w1.2;"
            + " give another as customSpace");
  }

  @Test
  void namesTheAgentsWhereOneIsUnknown() {
    // Given
    Experiments experiment = Experiments.of("bayes");

    // When
    // Then
    assertRefused(
        experiment.request(),
        "agent is 'bayes'; known agents are evolution, l2nas, local, random, screened");
  }

  @Test
  void readsTheAgentsSettings() {
    // Given
    Experiments learned = Experiments.of("l2nas").settings(Map.of("tau", "2"));
    Experiments random = Experiments.of("random").settings(Map.of("tau", "0.9"));
    Experiments huge = Experiments.of("l2nas").settings(Map.of("hidden", "1024x1024x1024"));

    // When
    // Then
    assertRefused(learned.request(), "setting tau is 2.0; it must be from 0.0 to 1.0");
    assertRefused(random.request(), "setting 'tau' is unknown; the agent random has no settings");
    assertRefused(
        huge.request(),
        "setting hidden is [1024, 1024, 1024]; with actions of 9 entries that makes 4222976"
            + " weights, and at most 4000000 are allowed");
  }

  /** Here is no TensorFlow; it is wanted where the agent runs, and not where the request comes. */
  @Test
  void aLearnerIsAskedForWhereItIsNotHere() {
    // Given
    Map<String, String> settings = Map.of("learner", "tensorflow");

    // When
    ExperimentSpec spec = Specification.of(Experiments.of("l2nas").settings(settings).request());

    // Then
    assertThat(spec.agent().settings()).isEqualTo(settings);
  }

  @Test
  void namesTheScopesOfReuseWhereOneIsUnknown() {
    // Given
    Experiments experiment = Experiments.of("random").reuse("pool");

    // When
    // Then
    assertRefused(experiment.request(), "reuse is 'pool'; it must be off, experiment or team");
  }

  @Test
  void refusesWhatNoSharedServiceCouldBear() {
    // Given
    Experiments experiment = Experiments.of("random");

    // When
    // Then
    assertRefused(experiment.topK(10_001).request(), "topK is 10001; it must be at most 10000");
    assertRefused(
        experiment.parallelism(10_001).request(), "parallelism is 10001; it must be at most 10000");
    assertRefused(
        experiment.steps(10_000_001).request(), "steps is 10000001; it must be at most 10000000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "linear | null | reward is 'linear'; known rewards are exponential (Eq. 3) and relative (Eq. 7)",
        "relative | null | accEnv is missing; the relative reward needs it, as a fraction such as 0.82316",
        "relative | 0 | accEnv is 0.0; it must be a fraction above 0 and at most 1, such as 0.82316",
        "relative | 82.316 | accEnv is 82.316; it must be a fraction above 0 and at most 1, such as 0.82316",
        "exponential | 0.76 | accEnv is 0.76, but the exponential reward has no Acc(Env); leave it out, or ask for reward relative",
      })
  void saysWhatIsWrongWithTheReward(String reward, Double accEnv, String message) {
    // Given
    ExperimentRequest request = ExperimentRequest.of("m").reward(reward).accEnv(accEnv).build();

    // When
    // Then
    assertRefused(request, message);
  }

  /** The contracts' own checks, with their messages. */
  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void refusesCountsBelowOne(int count) {
    // Given
    Experiments experiment = Experiments.of("random");

    // When
    // Then
    String valid = " is " + count + "; it must be at least 1";
    assertRefused(experiment.topK(count).request(), "topK" + valid);
    assertRefused(experiment.steps(count).request(), "steps" + valid);
    assertRefused(experiment.parallelism(count).request(), "parallelism" + valid);
    assertRefused(experiment.maxFailures(count).request(), "maxFailures" + valid);
  }

  private static void assertRefused(ExperimentRequest request, String message) {
    assertThatThrownBy(() -> Specification.of(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
