package io.l2nas.contracts;

import java.util.List;

/**
 * A search space as data: rows × choices, and how a chosen architecture is written down.
 *
 * @param name what people call the space
 * @param rows the decisions; one choice is taken per row
 * @param pieces the literal text around the choices, one more than there are rows: the canonical
 *     text of an architecture is {@code pieces[0] + choice[0] + pieces[1] + … + pieces[rows]}
 */
public record SpaceDefinition(String name, List<Row> rows, List<String> pieces) {

  /**
   * One decision of a space.
   *
   * @param name what the row decides, for instance an edge or a layer
   * @param choices the alternatives, in the order of the entries of α
   */
  public record Row(String name, List<String> choices) {
    public Row {
      Require.text("row name", name);
      choices = List.copyOf(Require.present("choices of row '" + name + "'", choices));
      if (choices.isEmpty()) {
        throw new IllegalArgumentException(
            "row '" + name + "' has no choices; give it at least one");
      }
      for (String choice : choices) {
        Require.text("a choice of row '" + name + "'", choice);
        if (choices.indexOf(choice) != choices.lastIndexOf(choice)) {
          throw new IllegalArgumentException(
              "row '%s' has the choice '%s' twice; the choices of a row must differ"
                  .formatted(name, choice));
        }
      }
    }
  }

  public SpaceDefinition {
    Require.text("space name", name);
    rows = List.copyOf(Require.present("rows of space '" + name + "'", rows));
    pieces = List.copyOf(Require.present("pieces of space '" + name + "'", pieces));
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("space '" + name + "' has no rows; give it at least one");
    }
    if (pieces.size() != rows.size() + 1) {
      throw new IllegalArgumentException(
          "space '%s' has %d pieces of text for %d rows; it needs %d"
              .formatted(name, pieces.size(), rows.size(), rows.size() + 1));
    }
    List<String> names = rows.stream().map(Row::name).toList();
    for (String row : names) {
      if (names.indexOf(row) != names.lastIndexOf(row)) {
        throw new IllegalArgumentException(
            "space '%s' has two rows named '%s'; row names must differ".formatted(name, row));
      }
    }
  }
}
