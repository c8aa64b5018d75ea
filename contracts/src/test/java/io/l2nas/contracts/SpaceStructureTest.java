package io.l2nas.contracts;

import static io.l2nas.contracts.SpaceStructure.CELLS;
import static io.l2nas.contracts.SpaceStructure.STAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.contracts.fixtures.Specs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that are said to hang together do, and the text of an architecture says which one it is. */
class SpaceStructureTest {

  @Test
  void rowsOfWholeCellsAreTaken() {
    // When
    SpaceDefinition space = cells(rows(28, "conv_3x3", "skip"), "normal=[", "], reduce=[", "]");

    // Then
    assertThat(CELLS.parts(space.rows())).isEqualTo(2);
  }

  @Test
  void rowsOfPartOfACellAreRefused() {
    assertThatThrownBy(() -> cells(rows(13, "a"), "", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a space of CELLS has 13 rows; it needs a multiple of 14");
  }

  @Test
  void aPieceStandsAroundEachPart() {
    assertThatThrownBy(() -> cells(rows(28, "a"), "", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a space of CELLS has 2 pieces of text for 2 parts; it needs 3");
  }

  @Test
  void aChoiceThatCouldEndAnEdgeIsRefused() {
    assertThatThrownBy(() -> cells(rows(14, "a", "b', 0), ('a"), "", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a choice of row 'row 0' is 'b', 0), ('a'; in this structure it must be letters, digits and '_'");
  }

  @Test
  void aDepthIsTheNumberOfBlocks() {
    // Given
    List<Row> rows = new ArrayList<>(Specs.stages().rows());
    rows.set(4, new Row("depth", List.of("4", "5")));

    // When
    // Then
    assertThatThrownBy(() -> stages(rows, "", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a choice of row 'depth' is '5'; in this structure it must be a number of blocks from 1 to 4");
  }

  @Test
  void whatStandsBetweenStagesCannotBeTakenForBlocks() {
    // Given
    List<Row> rows = new ArrayList<>(rows(8, "a", "b"));
    rows.add(new Row("depth 1", List.of("2", "3")));
    rows.add(new Row("depth 2", List.of("2", "3")));

    // When
    // Then
    assertThatThrownBy(() -> stages(rows, "", " a ", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the piece ' a ' between two stages could be taken for blocks, so two architectures could have one text; give one with another character, such as \" / \"");
    assertThatCode(() -> stages(rows, "", " / ", "")).doesNotThrowAnyException();
  }

  @Test
  void theWholeTextCounts() {
    // Given
    List<Row> rows = rows(14 * 25, "x".repeat(180));
    String[] pieces = Collections.nCopies(26, "").toArray(String[]::new);

    // When
    // Then
    assertThatThrownBy(() -> cells(rows, pieces))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the space has 66150 characters in an architecture's text; it may have at most 65536");
  }

  private static SpaceDefinition cells(List<Row> rows, String... pieces) {
    return new SpaceDefinition("x", rows, List.of(pieces), Optional.of(CELLS));
  }

  private static SpaceDefinition stages(List<Row> rows, String... pieces) {
    return new SpaceDefinition("x", rows, List.of(pieces), Optional.of(STAGES));
  }

  private static List<Row> rows(int count, String... choices) {
    return IntStream.range(0, count)
        .mapToObj(row -> new Row("row " + row, List.of(choices)))
        .toList();
  }
}
