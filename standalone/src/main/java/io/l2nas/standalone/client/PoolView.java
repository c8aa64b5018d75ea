package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A pool as the server shows it; the fields are those of the API. */
public record PoolView(
    String pool,
    int slots,
    int busySlots,
    int waiting,
    double outstandingSeconds,
    List<Evaluator> evaluators,
    List<Team> teams) {

  /**
   * An evaluator, and what it does.
   *
   * @param quarantine why it takes nothing; null if it may
   */
  public record Evaluator(
      String id,
      String state,
      int slots,
      String device,
      List<Running> running,
      Quarantine quarantine) {}

  /** Why an evaluator takes nothing, and since when. */
  public record Quarantine(String since, String reason) {}

  /** What an evaluator does in one of its slots; team is null if nobody has told whose it is. */
  public record Running(String experiment, String team, int step, int attempt, double seconds) {}

  /**
   * What a team gets.
   *
   * @param maxInFlight null is no limit
   * @param secondsPerDay null is no limit
   */
  public record Team(
      String team,
      double weight,
      Integer maxInFlight,
      Double secondsPerDay,
      double usedSeconds,
      double slots,
      int credits,
      int inFlight,
      int waiting,
      List<Experiment> experiments) {}

  /**
   * What an experiment gets.
   *
   * @param meanSeconds null while no evaluation has ended
   * @param explanation why actions wait; null if none does
   * @param secondsUntilBegun null if nobody can tell
   */
  public record Experiment(
      String experiment,
      int priority,
      int credits,
      int inFlight,
      int waiting,
      Double meanSeconds,
      String explanation,
      Double secondsUntilBegun) {}

  public static PoolView of(JsonNode json) {
    return Json.read(json, PoolView.class);
  }
}
