package io.l2nas.standalone.compare;

/**
 * What a search selects on, and what is told of its choice.
 *
 * @param metric the metric that is maximised
 * @param reported another metric of the best architecture; null for none
 */
public record Selection(String metric, String reported) {

  /** In words, so that no number is read without them. */
  public String inWords() {
    return reported == null
        ? "selected on " + metric
        : "selected on " + metric + ", reported " + reported;
  }
}
