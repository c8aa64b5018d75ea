package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.fixtures.Records;
import io.l2nas.contracts.fixtures.Specs;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Only the metric is required; what a user leaves out gets the default that is documented. */
class ExperimentRequestTest {

  static Stream<Refusal> refusals() {
    ExperimentRequest valid = Specs.shortestRequest();
    return Stream.concat(
        Refusal.ofText(valid, "metric", "metric", Require.MAX_LABEL),
        Stream.of(
            new Refusal(
                valid,
                "report",
                Collections.singletonList(null),
                "report[0] is missing; it is required"),
            new Refusal(valid, "report", List.of(""), "report[0] is ''; it must not be blank"),
            tooMany("report", 1_000),
            tooMany("constraints", 50),
            tooMany("tradeOffs", 50),
            new Refusal(
                valid,
                "options",
                Collections.singletonMap("table", null),
                "options.table is missing; it is required"),
            new Refusal(
                valid,
                "settings",
                Collections.singletonMap("tau", null),
                "settings.tau is missing; it is required"),
            new Refusal(valid, "accEnv", Double.NaN, "accEnv is NaN; it must be a finite number"),
            new Refusal(
                valid,
                "customSpace",
                Specs.customSpace(),
                "both space and customSpace are given; give one of them")));
  }

  private static Refusal tooMany(String field, int limit) {
    return new Refusal(
        Specs.shortestRequest(),
        field,
        Collections.nCopies(limit + 1, "x"),
        "%s has %d entries; it may have at most %d".formatted(field, limit + 1, limit));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatIsNotValidIsRefused(Refusal refusal) {
    // When
    // Then
    refusal.check();
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    // When
    ExperimentRequest request = Specs.shortestRequest();

    // Then
    assertThat(request)
        .isEqualTo(
            ExperimentRequest.of("accuracy")
                .team("default")
                .pool("default")
                .space("nas-bench-201")
                .evaluator("table")
                .report(List.of())
                .options(Map.of())
                .reward("exponential")
                .agent("l2nas")
                .settings(Map.of())
                .topK(64)
                .steps(500)
                .parallelism(1)
                .maxAttempts(3)
                .timeoutSeconds(86_400.0)
                .maxArchitectures(Integer.MAX_VALUE)
                .maxEvaluationSeconds(Double.MAX_VALUE)
                .maxSeconds(Double.MAX_VALUE)
                .priority(0)
                .reuse("experiment")
                .evaluatorVersion("1")
                .maxFailures(20)
                .seed(0L)
                .build());
  }

  /** What the paper prints in sections 4.2 and 4.3. */
  @ParameterizedTest
  @CsvSource({
    "darts,         500, 20000, exponential,",
    "ofa-mbv3-w1.0, 500, 10000, relative, 0.76",
    "ofa-mbv3-w1.2, 500, 10000, relative, 0.79",
    "nas-bench-201, 64,  500,   exponential,"
  })
  void whatIsLeftOutDependsOnTheSpace(
      String space, int topK, int steps, String reward, Double accEnv) {
    // When
    ExperimentRequest request = ExperimentRequest.of("accuracy").space(space).build();

    // Then
    assertThat(request.topK()).isEqualTo(topK);
    assertThat(request.steps()).isEqualTo(steps);
    assertThat(request.reward()).isEqualTo(reward);
    assertThat(request.accEnv()).isEqualTo(accEnv);
  }

  @Test
  void anotherRewardThanTheSpacesHasNoAccEnvOfTheSpace() {
    // When
    ExperimentRequest other =
        ExperimentRequest.of("accuracy").space("ofa-mbv3-w1.2").reward("exponential").build();
    ExperimentRequest given =
        ExperimentRequest.of("accuracy").space("ofa-mbv3-w1.2").accEnv(0.8).build();

    // Then
    assertThat(other.accEnv()).isNull();
    assertThat(given.reward()).isEqualTo("relative");
    assertThat(given.accEnv()).isEqualTo(0.8);
  }

  @Test
  void whatIsGivenStays() {
    // When
    ExperimentRequest request = Specs.request();

    // Then
    assertThat(request).hasNoNullFieldsOrPropertiesExcept("space");
    assertThat(request.space()).isNull();
    assertThat(request.customSpace()).isEqualTo(Specs.customSpace());
    assertThat(request.reward()).isEqualTo("relative");
    assertThat(request.accEnv()).isEqualTo(0.82316);
    assertThat(request.seed()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void whoBeginsWithAPolicyIsRewardedByEq7() {
    // When
    ExperimentRequest request = ExperimentRequest.of("m").policy(Specs.policy().digest()).build();

    // Then
    assertThat(request.reward()).isEqualTo("relative");
    assertThat(request.accEnv()).isNull();
  }

  @Test
  void collectionsAreCopied() {
    // Given
    Map<String, String> settings = new HashMap<>(Map.of("tau", "0.9"));
    ExperimentRequest request = Records.with(Specs.shortestRequest(), "settings", settings);

    // When
    settings.clear();

    // Then
    assertThat(request.settings()).containsExactly(Map.entry("tau", "0.9")).isUnmodifiable();
    assertThat(request.report()).isUnmodifiable();
    assertThat(request.options()).isUnmodifiable();
  }

  @Test
  void spaceOrCustomSpaceButNotBoth() {
    // Given
    ExperimentRequest custom = Specs.request();

    // When
    // Then
    assertThatThrownBy(() -> Records.with(custom, "space", "nas-bench-201"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("both space and customSpace are given; give one of them");
  }
}
