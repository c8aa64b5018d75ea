package io.l2nas.core.space;

import io.l2nas.contracts.SpaceDefinition.Row;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an architecture takes of each row of its space, and the canonical text that names it
 * everywhere.
 *
 * <p>INVARIANT: of one space two are equal if and only if they have one text.
 */
public final class Architecture {
  /** In place of a choice, in a row of which none is taken. */
  public static final int NOT_TAKEN = -1;

  private final SearchSpace space;
  private final int[] choices;
  private final String text;

  Architecture(SearchSpace space, int[] choices, String text) {
    this.space = space;
    this.choices = choices;
    this.text = text;
  }

  /** The index of the choice taken in a row, or {@link #NOT_TAKEN}. */
  public int choice(int row) {
    return choices[row];
  }

  /**
   * The choice taken in each row, both by name, in the order of the rows; those rows are left out
   * that make no difference to it.
   */
  public Map<String, String> choices() {
    Map<String, String> names = new LinkedHashMap<>();
    for (int row : space.rowsOf(this)) {
      Row of = space.definition().rows().get(row);
      names.put(of.name(), of.choices().get(choices[row]));
    }
    return Collections.unmodifiableMap(names);
  }

  public String text() {
    return text;
  }

  /** The choice of each row, for the space alone: nobody may change it. */
  int[] asChosen() {
    return choices;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Architecture that && text.equals(that.text);
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
