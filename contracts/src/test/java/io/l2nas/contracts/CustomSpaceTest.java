package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.contracts.fixtures.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A user's space: what its separator may be, and what becomes of it. */
class CustomSpaceTest {

  static Stream<Refusal> refusals() {
    CustomSpace valid = Specs.customSpace();
    return Stream.of(
            Refusal.ofText(valid, "name", "space name", Require.MAX_LABEL),
            Refusal.ofMissing(valid, "rows", "separator"),
            Stream.of(
                new Refusal(
                    valid, "rows", List.of(), "space 'toy' has no rows; give it at least one"),
                new Refusal(
                    valid,
                    "separator",
                    "",
                    "separator is empty and the choices differ in length, so two architectures could have"
                        + " one text; give a separator such as \"|\""),
                new Refusal(
                    valid,
                    "separator",
                    "o",
                    "the choice 'conv' contains the separator 'o' or runs into it, so two architectures"
                        + " could have one text; give another separator")))
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
    Refusal.checkComplete(refusals());
  }

  /** a| before || would be found as a before ||, one character too early. */
  @ParameterizedTest
  @CsvSource({"a|, ||", "a-, --", "xa, aa"})
  void aChoiceThatRunsIntoTheSeparatorIsRefused(String choice, String separator) {
    // Given
    List<Row> rows = List.of(new Row("r", List.of(choice, "c")), new Row("s", List.of("d")));

    // When
    // Then
    assertThatThrownBy(() -> new CustomSpace("x", rows, separator))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + choice + "'")
        .hasMessageContaining("'" + separator + "'");
  }

  @Test
  void theSeparatorMayBeEmptyIfAllChoicesHaveOneLength() {
    // Given
    List<Row> rows = List.of(new Row("r", List.of("a", "b")), new Row("s", List.of("c")));

    // When
    SpaceDefinition definition = new CustomSpace("x", rows, "").definition();

    // Then
    assertThat(definition.pieces()).containsExactly("", "", "");
  }

  @Test
  void theDefinitionJoinsTheChoicesByTheSeparator() {
    // When
    SpaceDefinition definition = Specs.customSpace().definition();

    // Then
    assertThat(definition.name()).isEqualTo("toy");
    assertThat(definition.rows()).isEqualTo(Specs.customSpace().rows());
    assertThat(definition.pieces()).containsExactly("", "|", "");
  }

  @Test
  void oneRowNeedsNoSeparator() {
    // When
    SpaceDefinition definition =
        new CustomSpace("x", List.of(new Row("r", List.of("a", "b"))), "|").definition();

    // Then
    assertThat(definition.pieces()).containsExactly("", "");
  }

  @Test
  void rowsAreCopied() {
    // Given
    List<Row> rows = new ArrayList<>(Specs.customSpace().rows());
    CustomSpace space = new CustomSpace("x", rows, "|");

    // When
    rows.clear();

    // Then
    assertThat(space.rows()).hasSize(2).isUnmodifiable();
  }
}
