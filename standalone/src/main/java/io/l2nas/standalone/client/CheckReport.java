package io.l2nas.standalone.client;

import io.l2nas.core.audit.Finding;
import java.util.List;
import java.util.Locale;

/**
 * What a check found: the JSON object that {@code l2nas check --json} prints, field by field.
 *
 * @param sound whether nothing is wrong with any of them
 * @param experiments what was checked
 */
public record CheckReport(boolean sound, List<Checked> experiments) {

  /**
   * One experiment.
   *
   * @param states how many records the topic of the states has of it, repeats included
   * @param ledger how many events the ledger has of it
   * @param evaluations how many records the topic of the evaluations has of it
   * @param settled whether it had ended; of one that goes on nothing is missed that may yet come
   */
  public record Checked(
      String experiment,
      int states,
      int ledger,
      int evaluations,
      boolean settled,
      List<Wrong> findings) {}

  /**
   * Something that is wrong.
   *
   * @param anomaly what kind of wrong: lost, duplicated, torn, out_of_order or divergent
   * @param place the step or the event
   * @param message what is wrong, for a person
   */
  public record Wrong(String anomaly, String place, String message) {
    static Wrong of(Finding finding) {
      return new Wrong(
          finding.anomaly().name().toLowerCase(Locale.ROOT),
          finding.place().toString(),
          finding.message());
    }
  }

  public static CheckReport of(List<Checked> experiments) {
    return new CheckReport(
        experiments.stream().allMatch(checked -> checked.findings().isEmpty()), experiments);
  }
}
