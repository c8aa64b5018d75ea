package io.l2nas.standalone.compare;

import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.standalone.client.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must be the same for two runs to stand beside each other: the first line of a journal.
 *
 * @param table SHA-256 of the table file
 * @param space SHA-256 of the space's definition
 * @param steps the budget of every run
 * @param topK K
 * @param parallelism evaluations in flight
 * @param selections what is selected on and reported
 */
record Heading(
    String table, String space, int steps, int topK, int parallelism, List<Selection> selections) {

  static Heading of(ComparisonPlan plan) {
    ExperimentSpec any = plan.spec(plan.selections().get(0));
    return new Heading(
        Fingerprint.of(plan.problem().table()),
        Fingerprint.of(Json.line(any.space())),
        any.steps(),
        any.topK(),
        any.parallelism(),
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
    fields.put("steps", steps);
    fields.put("K", topK);
    fields.put("parallelism", parallelism);
    fields.put("metrics", selections.stream().map(Selection::inWords).toList());
    fields.put("space (SHA-256)", space);
    fields.put("table (SHA-256)", table);
    return fields;
  }
}
