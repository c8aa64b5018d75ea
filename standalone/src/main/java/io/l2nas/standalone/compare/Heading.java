package io.l2nas.standalone.compare;

import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.standalone.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What must be the same for two runs to stand beside each other: the first line of a journal.
 *
 * @param evaluator who scores
 * @param options its options, without those that name a file
 * @param input SHA-256 of what it reads
 * @param space SHA-256 of the space's definition
 * @param steps the budget of every run
 * @param topK K
 * @param parallelism evaluations in flight
 * @param accEnv Acc(Env) by metric, if the reward is Eq. 7
 * @param selections what is selected on and reported
 */
record Heading(
    String evaluator,
    Map<String, String> options,
    String input,
    String space,
    int steps,
    int topK,
    int parallelism,
    Map<String, Double> accEnv,
    List<Selection> selections) {
  Heading {
    Objects.requireNonNull(evaluator, "evaluator");
    options = Map.copyOf(options);
    accEnv = Map.copyOf(accEnv);
    selections = List.copyOf(selections);
  }

  static Heading of(ComparisonPlan plan) {
    ExperimentSpec any = plan.spec(plan.selections().get(0));
    Scorer scorer = plan.problem().scorer();
    return new Heading(
        scorer.evaluator(),
        scorer.options(),
        Fingerprint.of(scorer.files().named()),
        Fingerprint.of(Json.line(any.space())),
        any.steps(),
        any.topK(),
        any.parallelism(),
        plan.problem().accEnv(),
        plan.selections());
  }

  /** What differs from another one, in words; the first of it. */
  Optional<String> differenceTo(Heading other) {
    Map<String, Object> theirs = other.fields();
    return fields().entrySet().stream()
        .filter(field -> !field.getValue().equals(theirs.get(field.getKey())))
        .findFirst()
        .map(
            field ->
                "its %s is %s, not %s"
                    .formatted(field.getKey(), field.getValue(), theirs.get(field.getKey())));
  }

  /** A short name for it. */
  String fingerprint() {
    return Fingerprint.of(Json.line(this)).substring(0, 8);
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("evaluator", evaluator);
    fields.put("--option", new TreeMap<>(options));
    fields.put("steps", steps);
    fields.put("K", topK);
    fields.put("parallelism", parallelism);
    fields.put("Acc(Env)", new TreeMap<>(accEnv));
    fields.put("metrics", selections.stream().map(Selection::inWords).toList());
    fields.put("space (SHA-256)", space);
    fields.put("input (SHA-256)", input);
    return fields;
  }
}
