package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.contracts.fixtures.Specs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Specifications cannot hold what is not valid, and say what would be. */
class SpecValidationTest {

  static Stream<Refusal> refusals() {
    return Stream.of(
            row(),
            space(),
            evaluator(),
            reward(),
            agent(),
            attempts(),
            terms(),
            budget(),
            sharing(),
            reuse(),
            experiment())
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> row() {
    Row valid = Specs.space().rows().get(0);
    return Stream.concat(
        Refusal.ofText(valid, "name", "row name", Require.MAX_LABEL),
        Stream.of(
            new Refusal(valid, "choices", null, "choices is missing; it is required"),
            new Refusal(
                valid,
                "choices",
                List.of(),
                "row 'operation' has no choices; give it at least one"),
            new Refusal(
                valid,
                "choices",
                List.of("a", "b", "a"),
                "the choices of row 'operation' contain 'a' twice; they must differ"),
            new Refusal(
                valid,
                "choices",
                Arrays.asList("a", null),
                "choices[1] is missing; it is required"),
            new Refusal(
                valid, "choices", List.of("a", ""), "choices[1] is ''; it must not be blank"),
            new Refusal(
                valid,
                "choices",
                names(10_001).toList(),
                "choices has 10001 entries; it may have at most 10000")));
  }

  private static Stream<Refusal> space() {
    SpaceDefinition valid = Specs.space();
    Row row = valid.rows().get(0);
    return Stream.concat(
        Refusal.ofText(valid, "name", "space name", Require.MAX_LABEL),
        Stream.of(
            new Refusal(valid, "rows", null, "rows is missing; it is required"),
            new Refusal(valid, "rows", List.of(), "space 'toy' has no rows; give it at least one"),
            new Refusal(
                valid,
                "rows",
                List.of(row),
                "space 'toy' has 3 pieces of text for 1 rows; it needs 2"),
            new Refusal(
                valid,
                "rows",
                List.of(row, row),
                "the row names of space 'toy' contain 'operation' twice; they must differ"),
            new Refusal(
                valid, "rows", Collections.nCopies(2, null), "rows[0] is missing; it is required"),
            new Refusal(
                valid,
                "rows",
                List.of(row, rowOf(9_998)),
                "the space has 10001 choices; it may have at most 10000"),
            new Refusal(valid, "pieces", null, "pieces is missing; it is required"),
            new Refusal(
                valid,
                "pieces",
                List.of("", "|"),
                "space 'toy' has 2 pieces of text for 2 rows; it needs 3"),
            new Refusal(
                valid,
                "pieces",
                Arrays.asList("", null, ""),
                "pieces[1] is missing; it is required"),
            new Refusal(valid, "structure", null, "structure is missing; it is required")));
  }

  private static Row rowOf(int choices) {
    return new Row("many", names(choices).toList());
  }

  private static Stream<Refusal> evaluator() {
    EvaluatorSpec valid = Specs.evaluator();
    return Stream.of(
            Refusal.ofName(valid, "name", "evaluator"),
            Refusal.ofText(valid, "metric", "metric", Require.MAX_LABEL),
            Refusal.ofMissing(valid, "report"),
            Stream.of(
                new Refusal(
                    valid, "report", List.of("a", " "), "report[1] is ' '; it must not be blank")),
            strings(valid, "options"))
        .flatMap(refusals -> refusals);
  }

  private static Stream<Refusal> reward() {
    RewardSpec valid = Specs.reward();
    return Stream.concat(
        Stream.of(
            new Refusal(valid, "kind", null, "reward kind is missing; it is required"),
            new Refusal(valid, "objective", null, "objective is missing; it is required")),
        Stream.of(0.0, -0.5, Double.NaN, Double.POSITIVE_INFINITY)
            .map(
                value ->
                    new Refusal(
                        valid,
                        "reference",
                        value,
                        "reward reference is "
                            + value
                            + "; it must be a positive accuracy, a fraction such as 0.76")));
  }

  private static Stream<Refusal> agent() {
    AgentSpec valid = Specs.agent();
    return Stream.of(
            Refusal.ofName(valid, "name", "agent"),
            strings(valid, "settings"),
            Refusal.ofMissing(valid, "policy"),
            Stream.of(
                new Refusal(
                    valid,
                    "policy",
                    Optional.of("a"),
                    "policy is 'a'; it must be 64 hexadecimal digits in lower case")))
        .flatMap(refusals -> refusals);
  }

  /** The component is a map from names to texts. */
  private static Stream<Refusal> strings(Record valid, String component) {
    return Stream.of(
        new Refusal(valid, component, null, component + " is missing; it is required"),
        new Refusal(
            valid,
            component,
            Collections.singletonMap("tau", null),
            component + ".tau is missing; it is required"),
        new Refusal(
            valid,
            component,
            Collections.singletonMap(null, "x"),
            "a name in " + component + " is missing; it is required"),
        new Refusal(
            valid,
            component,
            Map.of(" ", "x"),
            "a name in " + component + " is ' '; it must not be blank"),
        new Refusal(
            valid,
            component,
            Map.of("tau", "\0"),
            component + ".tau is '�'; it must be valid Unicode without the character 0"),
        new Refusal(
            valid,
            component,
            names(1_001).collect(Collectors.toMap(name -> name, name -> "")),
            component + " has 1001 entries; it may have at most 1000"));
  }

  private static Stream<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "n" + i);
  }

  private static Stream<Refusal> attempts() {
    return Stream.concat(
        Refusal.ofMinimum(Specs.attempts(), "maxAttempts", 1),
        Refusal.ofDuration(Specs.attempts(), "timeoutSeconds"));
  }

  private static Stream<Refusal> terms() {
    return Stream.concat(
        Refusal.ofDuration(Specs.terms(), "leaseSeconds"),
        Stream.concat(
            Refusal.ofDuration(Specs.terms(), "timeoutSeconds"),
            Refusal.ofMinimum(Specs.terms(), "maxAttempts", 1)));
  }

  private static Stream<Refusal> budget() {
    return Stream.concat(
        Refusal.ofMinimum(Specs.budget(), "maxArchitectures", 1),
        Stream.of("maxEvaluationSeconds", "maxSeconds")
            .flatMap(
                component ->
                    Stream.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)
                        .map(
                            seconds ->
                                new Refusal(
                                    Specs.budget(),
                                    component,
                                    seconds,
                                    "%s is %s; it must be a finite number above 0"
                                        .formatted(component, seconds)))));
  }

  private static Stream<Refusal> sharing() {
    return Stream.of(-101, 101)
        .map(
            priority ->
                new Refusal(
                    Specs.sharing(),
                    "priority",
                    priority,
                    "priority is " + priority + "; it must be from -100 to 100"));
  }

  private static Stream<Refusal> reuse() {
    return Stream.concat(
        Stream.of(
            new Refusal(Specs.reuse(), "scope", null, "reuse scope is missing; it is required")),
        Refusal.ofText(Specs.reuse(), "version", "version", Require.MAX_LABEL));
  }

  private static Stream<Refusal> experiment() {
    ExperimentSpec valid = Specs.experiment();
    return Stream.of(
            Refusal.ofName(valid, "team", "team"),
            Refusal.ofPool(valid),
            Refusal.ofMissing(
                valid,
                "space",
                "evaluator",
                "reward",
                "agent",
                "attempts",
                "budget",
                "sharing",
                "reuse"),
            Refusal.ofMinimum(valid, "topK", 1),
            Refusal.ofMinimum(valid, "steps", 1),
            Refusal.ofMinimum(valid, "parallelism", 1),
            Refusal.ofMinimum(valid, "maxFailures", 1))
        .flatMap(refusals -> refusals);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatIsNotValidIsRefused(Refusal refusal) {
    // When
    // Then
    refusal.check();
  }

  @Test
  void everyComponentHasARefusal() {
    // When
    // Then
    Refusal.checkComplete(refusals(), "ExperimentSpec.seed");
  }

  @Test
  void collectionsAreCopied() {
    // Given
    Map<String, String> settings = new HashMap<>(Map.of("tau", "0.9"));
    List<String> choices = new ArrayList<>(List.of("a", "b"));
    AgentSpec agent = new AgentSpec("l2nas", settings);
    Row row = new Row("r", choices);

    // When
    settings.put("tau", null);
    choices.set(0, "b");

    // Then
    assertThat(agent.settings()).containsExactly(Map.entry("tau", "0.9")).isUnmodifiable();
    assertThat(row.choices()).containsExactly("a", "b").isUnmodifiable();
  }
}
