package io.l2nas.core.space;

import java.util.Arrays;

/** One choice per row of a space, and the canonical text that names the architecture everywhere. */
public final class Architecture {
  private final int[] choices;
  private final String text;

  Architecture(int[] choices, String text) {
    this.choices = choices;
    this.text = text;
  }

  /** The index of the choice taken in a row. */
  public int choice(int row) {
    return choices[row];
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
