package io.l2nas.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void columnsAreAsWideAsTheyMustBe() {
    // Given
    TextTable table = TextTable.of(List.of(">rank", "name"));
    table.row(List.of("1", "a long name"));
    table.row(List.of("12", "b"));

    // When
    List<String> lines = table.lines(Style.PLAIN);

    // Then
    assertThat(lines)
        .containsExactly("  rank  name", "  ----  -----------", "     1  a long name", "    12  b");
    assertThat(table.width()).isEqualTo(19);
  }

  @Test
  void coloursDoNotMoveTheColumns() {
    // Given
    TextTable table = TextTable.of(List.of(">n", "name"));
    table.row(List.of("100", "x"));

    // When
    List<String> lines = table.lines(new Style(true, true));

    // Then
    assertThat(lines.get(0)).isEqualTo("    \u001b[1mn\u001b[0m  \u001b[1mname\u001b[0m");
    assertThat(lines.get(2)).isEqualTo("  100  x");
  }

  @Test
  void theLastColumnsGiveWay() {
    // Given
    TextTable table = TextTable.of(List.of("first", "second", "third"));
    table.row(List.of("1", "2", "3"));

    // When, Then
    assertThat(table.narrowedTo(22)).isSameAs(table);
    assertThat(table.narrowedTo(21).lines(Style.PLAIN))
        .containsExactly("  first  second", "  -----  ------", "  1      2");
    assertThat(table.narrowedTo(1).lines(Style.PLAIN)).contains("  first");
  }

  @Test
  void aRowMustFit() {
    // Given
    TextTable table = TextTable.of(List.of("a", "b"));

    // When, Then
    assertThatThrownBy(() -> table.row(List.of("1")))
        .hasMessage("the row has 1 cells; the table has 2 columns");
  }
}
