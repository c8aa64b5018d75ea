package io.l2nas.core.space;

import io.l2nas.contracts.SpaceDefinition.Row;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One choice per row of a space, and the canonical text that names the architecture everywhere. */
public final class Architecture {
  private final List<Row> rows;
  private final int[] choices;
  private final String text;

  Architecture(List<Row> rows, int[] choices, String text) {
    this.rows = rows;
    this.choices = choices;
    this.text = text;
  }

  /** The index of the choice taken in a row. */
  public int choice(int row) {
    return choices[row];
  }

  /** The choice taken in each row, both by name, in the order of the rows. */
  public Map<String, String> choices() {
    Map<String, String> names = new LinkedHashMap<>();
    for (int row = 0; row < choices.length; row++) {
      names.put(rows.get(row).name(), rows.get(row).choices().get(choices[row]));
    }
    return Collections.unmodifiableMap(names);
  }

  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Architecture that
        && text.equals(that.text)
        && Arrays.equals(choices, that.choices);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
