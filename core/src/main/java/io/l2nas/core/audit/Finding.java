package io.l2nas.core.audit;

/**
 * Something that is wrong with a recorded run.
 *
 * @param anomaly what kind of wrong
 * @param experiment the experiment
 * @param place where in it
 * @param message what is wrong, for a person
 */
public record Finding(Anomaly anomaly, String experiment, Place place, String message) {
  @Override
  public String toString() {
    return "%s %s, %s: %s".formatted(anomaly, experiment, place, message);
  }
}
