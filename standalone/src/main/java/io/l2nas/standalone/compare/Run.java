package io.l2nas.standalone.compare;

/** One search of a comparison: who, on what, from which seed. */
public record Run(String agent, String metric, long seed) {

  /** In a few words. */
  String inWords() {
    return "%s %s seed %d".formatted(agent, metric, seed);
  }
}
