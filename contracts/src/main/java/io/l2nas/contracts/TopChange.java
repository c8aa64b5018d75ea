package io.l2nas.contracts;

import java.util.List;

/**
 * How one outcome changed the top K. The top K itself is the fold of all changes, so the stream
 * does not repeat K architectures with every state.
 *
 * @param entered the architecture that came in; none or one
 * @param left the architecture that fell off; none or one
 */
public record TopChange(List<TopEntry> entered, List<TopEntry> left) {
  public static final TopChange NONE = new TopChange(List.of(), List.of());

  public TopChange {
    entered = List.copyOf(Require.present("entered", entered));
    left = List.copyOf(Require.present("left", left));
  }
}
