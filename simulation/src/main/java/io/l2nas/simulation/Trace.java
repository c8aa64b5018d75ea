package io.l2nas.simulation;

import java.util.ArrayList;
import java.util.List;

/** What happened, a line each; two runs with one hash went the same way. */
final class Trace {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final Scheduler clock;
  private final boolean kept;
  private final List<String> lines = new ArrayList<>();
  private long hash = FNV_OFFSET;

  /**
   * @param kept whether somebody will read it
   */
  Trace(Scheduler clock, boolean kept) {
    this.clock = clock;
    this.kept = kept;
  }

  void say(String who, String what) {
    mix(clock.now());
    mix(who);
    mix(what);
    if (kept) {
      lines.add("%10.4f  %-13s %s".formatted(clock.now() / 1e9, who, what));
    }
  }

  List<String> lines() {
    return lines;
  }

  long hash() {
    return hash;
  }

  private void mix(String text) {
    for (int i = 0; i < text.length(); i++) {
      mix(text.charAt(i));
    }
  }

  private void mix(long value) {
    hash = (hash ^ value) * FNV_PRIME;
  }
}
