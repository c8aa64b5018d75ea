package io.l2nas.contracts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A search space as a user writes it. The canonical text of an architecture is its choices joined
 * by the separator; rows may differ in their number of choices.
 *
 * @param name what people call the space
 * @param rows the decisions, one choice each
 * @param separator stands between the choices; may be empty if all choices have one length
 */
public record CustomSpace(String name, List<SpaceDefinition.Row> rows, String separator) {
  public CustomSpace {
    Require.label("space name", name);
    rows = Require.list("rows", rows);
    Require.snippet("separator", separator);
    requireDistinctTexts(rows, separator);
    definition(name, rows, separator);
  }

  /** The same space as every part of the loop knows it. */
  public SpaceDefinition definition() {
    return definition(name, rows, separator);
  }

  private static SpaceDefinition definition(
      String name, List<SpaceDefinition.Row> rows, String separator) {
    List<String> pieces = new ArrayList<>(Collections.nCopies(rows.size() + 1, separator));
    pieces.set(0, "");
    pieces.set(rows.size(), "");
    return new SpaceDefinition(name, rows, pieces);
  }

  private static void requireDistinctTexts(List<SpaceDefinition.Row> rows, String separator) {
    List<String> choices = rows.stream().flatMap(row -> row.choices().stream()).toList();
    if (separator.isEmpty() && choices.stream().mapToInt(String::length).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "separator is empty and the choices differ in length, so two architectures could have one text;"
              + " give a separator such as \"|\"");
    }
    for (String choice : choices) {
      // Where the separator begins inside the choice it could be found too early: "a|" before "||".
      if (!separator.isEmpty() && (choice + separator).indexOf(separator) < choice.length()) {
        throw new IllegalArgumentException(
            "the choice '%s' contains the separator %s or runs into it, so two architectures could have one text;"
                    .formatted(choice, Quote.of(separator))
                + " give another separator");
      }
    }
  }
}
