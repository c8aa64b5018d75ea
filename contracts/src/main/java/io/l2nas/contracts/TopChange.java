package io.l2nas.contracts;

import java.util.List;

/**
 * How one outcome changed the top K. The top K itself is the fold of all changes, so the stream
 * does not repeat K architectures with every state.
 *
 * @param entered the architecture that came in; none or one
 * @param left the architecture that fell off to make room for it; none or one
 */
public record TopChange(List<TopEntry> entered, List<TopEntry> left) {
  public static final TopChange NONE = new TopChange(List.of(), List.of());

  public TopChange {
    entered = Require.list("entered", entered);
    left = Require.list("left", left);
    if (entered.size() > 1) {
      throw new IllegalArgumentException(
          "entered has %d entries; one outcome brings one architecture at most"
              .formatted(entered.size()));
    }
    if (left.size() > entered.size()) {
      throw new IllegalArgumentException(
          "left has %d entries and entered %d; nothing falls off unless something comes in"
              .formatted(left.size(), entered.size()));
    }
  }
}
