package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.fixtures.Records;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A value that a record does not take.
 *
 * @param valid a valid record
 * @param component what is replaced in it
 * @param value the replacement
 * @param message what the record says to it
 */
record Refusal(Record valid, String component, Object value, String message) {

  /** The component is an id. */
  static Stream<Refusal> ofName(Record valid, String component, String field) {
    String rule = "letters, digits, '.', '_' or '-', the first a letter or digit";
    return ofNames(valid, component, field, rule, List.of("", " ", "a b", "-a", "a/b", "ä", "a\n"));
  }

  /** The component is the name of a pool. */
  static Stream<Refusal> ofPool(Record valid) {
    String rule = "letters, digits, '.' or '-', the first a letter or digit";
    return ofNames(valid, "pool", "pool", rule, List.of("", "a b", ".a", "a_b", "a:b"));
  }

  /** The component is a whole number with a minimum. */
  static Stream<Refusal> ofMinimum(Record valid, String component, int minimum) {
    boolean isLong = Records.type(valid, component) == long.class;
    return Stream.of(minimum - 1, Integer.MIN_VALUE)
        .map(
            value ->
                new Refusal(
                    valid,
                    component,
                    isLong ? (Object) (long) value : (Object) value,
                    "%s is %d; it must be at least %d".formatted(component, value, minimum)));
  }

  /** The component is a number. */
  static Stream<Refusal> ofInfinite(Record valid, String component) {
    return Stream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
        .map(
            value ->
                new Refusal(
                    valid,
                    component,
                    value,
                    component + " is " + value + "; it must be a finite number"));
  }

  /** The component is a time in seconds. */
  static Stream<Refusal> ofSeconds(Record valid) {
    return ofSeconds(valid, "seconds");
  }

  /** The component is a time in seconds. */
  static Stream<Refusal> ofSeconds(Record valid, String component) {
    return Stream.of(-1e-9, Double.NaN, Double.POSITIVE_INFINITY)
        .map(
            value ->
                new Refusal(
                    valid,
                    component,
                    value,
                    component + " is " + value + "; it must be a finite number of at least 0"));
  }

  /** The component is a time that is waited for. */
  static Stream<Refusal> ofDuration(Record valid, String component) {
    return Stream.of(0.0, -1.0, Double.NaN, 31_536_001.0)
        .map(
            seconds ->
                new Refusal(
                    valid,
                    component,
                    seconds,
                    component
                        + " is "
                        + seconds
                        + "; it must be above 0 and at most 31536000, which is a year"));
  }

  /** The component is SHA-256 as text. */
  static Stream<Refusal> ofDigest(Record valid, String component) {
    return Stream.concat(
        ofMissing(valid, component),
        Stream.of("", "a", "A".repeat(64), "a".repeat(65))
            .map(
                value ->
                    new Refusal(
                        valid,
                        component,
                        value,
                        "%s is '%s'; it must be 64 hexadecimal digits in lower case"
                            .formatted(component, value))));
  }

  /** The components may not be left out. */
  static Stream<Refusal> ofMissing(Record valid, String... components) {
    return Arrays.stream(components)
        .map(
            component ->
                new Refusal(valid, component, null, component + " is missing; it is required"));
  }

  /** The component is a text of some length at most. */
  static Stream<Refusal> ofText(Record valid, String component, String field, int limit) {
    String tooLong = "x".repeat(limit + 1);
    return Stream.of(
        new Refusal(valid, component, null, field + " is missing; it is required"),
        new Refusal(valid, component, " \t", field + " is ' �'; it must not be blank"),
        new Refusal(
            valid,
            component,
            tooLong,
            "%s is '%s…', %d characters long; it must have at most %d"
                .formatted(field, "x".repeat(100), limit + 1, limit)),
        new Refusal(
            valid,
            component,
            "a\0b",
            field + " is 'a�b'; it must be valid Unicode without the character 0"),
        new Refusal(
            valid,
            component,
            "a\uD83D",
            field + " is 'a�'; it must be valid Unicode without the character 0"));
  }

  /** The component is a map from names of metrics to numbers. */
  static Stream<Refusal> ofMetrics(Record valid, String component) {
    return Stream.of(
        new Refusal(valid, component, null, component + " is missing; it is required"),
        new Refusal(
            valid,
            component,
            Map.of("m", Double.NaN),
            component + ".m is NaN; it must be a finite number"),
        new Refusal(
            valid,
            component,
            Collections.singletonMap("m", null),
            component + ".m is missing; it is required"),
        new Refusal(
            valid,
            component,
            Map.of("a\nb", 1.0),
            "a name in "
                + component
                + " is 'a�b'; it must not contain control or invisible characters, and has U+000A"),
        new Refusal(
            valid,
            component,
            Map.of("", 1.0),
            "a name in " + component + " is ''; it must not be blank"));
  }

  /** Checks that the value is refused with the message. */
  void check() {
    assertThatThrownBy(() -> Records.with(valid, component, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** Checks that no component of the records is without a refusal, but for those named. */
  static void checkComplete(Stream<Refusal> refusals, String... anythingGoes) {
    Map<Class<?>, List<Refusal>> byRecord =
        refusals.collect(Collectors.groupingBy(refusal -> refusal.valid().getClass()));
    byRecord.forEach(
        (record, its) ->
            assertThat(
                    Stream.concat(
                        its.stream().map(Refusal::component),
                        Arrays.stream(anythingGoes)
                            .filter(name -> name.startsWith(record.getSimpleName() + "."))
                            .map(name -> name.substring(name.indexOf('.') + 1))))
                .as(record.getSimpleName())
                .contains(
                    Arrays.stream(record.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toArray(String[]::new)));
  }

  private static Stream<Refusal> ofNames(
      Record valid, String component, String field, String rule, List<String> values) {
    return Stream.concat(
        Stream.of(new Refusal(valid, component, null, field + " is missing; it is required")),
        Stream.concat(values.stream(), Stream.of("x".repeat(101)))
            .map(
                value ->
                    new Refusal(
                        valid,
                        component,
                        value,
                        "%s is %s; it must be 1 to 100 %s".formatted(field, quoted(value), rule))));
  }

  private static String quoted(String value) {
    return value.length() > 100
        ? "'" + value.substring(0, 100) + "…'"
        : "'" + value.replace('\n', '�') + "'";
  }

  @Override
  public String toString() {
    String shown = String.valueOf(value);
    return "%s.%s = %s"
        .formatted(
            valid.getClass().getSimpleName(),
            component,
            shown.substring(0, Math.min(30, shown.length())));
  }
}
