package io.l2nas.faults;

/** Tells on stderr how far a run is; stdout is for its results. */
public final class Progress {
  private Progress() {}

  public static void say(String what) {
    System.err.println("faults: " + what);
  }
}
