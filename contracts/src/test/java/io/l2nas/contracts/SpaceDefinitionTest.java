package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.SpaceDefinition.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The text of an architecture says which one it is. */
class SpaceDefinitionTest {

  @Test
  void aSpaceInWhichTwoArchitecturesHaveOneTextIsRefused() {
    // Given: a + bc and ab + c are both written "abc"
    List<Row> rows = List.of(new Row("r", List.of("a", "ab")), new Row("s", List.of("bc", "c")));

    // When
    // Then
    assertThatThrownBy(() -> new SpaceDefinition("x", rows, List.of("", "", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "in row 'r' the text 'ab' begins as 'a' does, so two architectures could have one text;"
                + " change a choice or the piece behind it");
    assertThatCode(() -> new SpaceDefinition("x", rows, List.of("", "|", "")))
        .doesNotThrowAnyException();
  }

  /** Random small spaces of an alphabet of two: of those that are taken, no two texts are one. */
  @Test
  void theTextsOfAnAcceptedSpaceAreDistinct() {
    // Given
    Random random = new Random(201);
    int accepted = 0;
    int ambiguous = 0;

    for (int round = 0; round < 5_000; round++) {
      List<Row> rows = List.of(row("r", random), row("s", random), row("t", random));
      List<String> pieces = List.of("", text(random, 0), text(random, 0), "");

      // When
      boolean distinct = haveDistinctTexts(rows, pieces);
      boolean taken = isTaken(rows, pieces);

      // Then
      assertThat(taken && !distinct).as("%s %s", rows, pieces).isFalse();
      accepted += taken ? 1 : 0;
      ambiguous += distinct ? 0 : 1;
    }
    assertThat(accepted).isGreaterThan(500);
    assertThat(ambiguous).isGreaterThan(100);
  }

  @Test
  void theLargestSpaceIsTaken() {
    // Given
    Row row = new Row("r", IntStream.range(0, 10_000).mapToObj(i -> "c" + i).toList());

    // When
    SpaceDefinition space = new SpaceDefinition("x", List.of(row), List.of("", ""));

    // Then
    assertThat(space.rows().get(0).choices()).hasSize(10_000);
  }

  @Test
  void aSpaceWithTooLongTextsIsRefused() {
    // Given
    List<Row> rows =
        IntStream.range(0, 400).mapToObj(i -> new Row("r" + i, List.of("x".repeat(160)))).toList();
    List<String> pieces = Collections.nCopies(401, "/".repeat(10));

    // When
    // Then
    assertThatThrownBy(() -> new SpaceDefinition("x", rows, pieces))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the space has 68010 characters in an architecture's text; it may have at most 65536");
  }

  private static Row row(String name, Random random) {
    Set<String> choices = new HashSet<>();
    while (choices.size() < 2) {
      choices.add(text(random, 1));
    }
    return new Row(name, List.copyOf(choices));
  }

  private static String text(Random random, int least) {
    StringBuilder text = new StringBuilder();
    for (int n = least + random.nextInt(3); n > 0; n--) {
      text.append(random.nextBoolean() ? 'a' : 'b');
    }
    return text.toString();
  }

  private static boolean isTaken(List<Row> rows, List<String> pieces) {
    try {
      return new SpaceDefinition("x", rows, pieces).rows().equals(rows);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean haveDistinctTexts(List<Row> rows, List<String> pieces) {
    List<String> texts = List.of(pieces.get(0));
    for (int i = 0; i < rows.size(); i++) {
      List<String> longer = new ArrayList<>();
      for (String text : texts) {
        for (String choice : rows.get(i).choices()) {
          longer.add(text + choice + pieces.get(i + 1));
        }
      }
      texts = longer;
    }
    return new HashSet<>(texts).size() == texts.size();
  }
}
