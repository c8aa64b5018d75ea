package io.l2nas.history.http;

import static io.l2nas.history.http.TeamShareView.OTHERS;

import io.l2nas.contracts.BusySlot;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.QuarantineReported;
import io.l2nas.core.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An evaluator as people see it.
 *
 * @param id the evaluator
 * @param state whether it takes work
 * @param slots how many evaluations it runs at once
 * @param device what it computes on
 * @param running what it is doing
 * @param quarantine why it takes nothing; null if it may
 */
public record EvaluatorView(
    String id,
    EvaluatorState state,
    int slots,
    String device,
    List<RunningView> running,
    QuarantineNote quarantine) {

  /**
   * What an evaluator is doing in one of its slots.
   *
   * @param experiment the experiment
   * @param team whose; null if nobody has told
   * @param step t, from 0
   * @param attempt which dispatch of the step it is, from 1
   * @param since since when
   * @param seconds for how long
   */
  public record RunningView(
      String experiment, String team, int step, int attempt, Instant since, double seconds) {
    private RunningView as(Caller caller) {
      return team != null && caller.mayRead(team)
          ? this
          : new RunningView(OTHERS, OTHERS, step, attempt, since, seconds);
    }
  }

  /**
   * Why an evaluator takes nothing.
   *
   * @param since since when
   * @param reason why
   */
  public record QuarantineNote(String since, String reason) {
    /** The reason quotes what an evaluation said, and that may be anybody's. */
    private QuarantineNote withoutMessage() {
      return new QuarantineNote(since, "it failed again and again at what others complete");
    }

    private static QuarantineNote of(QuarantineReported report) {
      return report == null ? null : new QuarantineNote(report.since(), report.reason());
    }
  }

  /** As it is shown to a caller: what it does for others has no name. */
  EvaluatorView as(Caller caller) {
    return caller.isAdmin()
        ? this
        : new EvaluatorView(
            id,
            state,
            slots,
            device,
            running.stream().map(run -> run.as(caller)).toList(),
            quarantine == null ? null : quarantine.withoutMessage());
  }

  static EvaluatorView of(
      EvaluatorReported evaluator,
      QuarantineReported quarantine,
      Map<String, String> teamOf,
      Instant now) {
    return new EvaluatorView(
        evaluator.evaluator(),
        evaluator.state(),
        evaluator.slots(),
        evaluator.device(),
        evaluator.running().stream()
            .map(slot -> running(slot, teamOf.get(slot.experiment()), now))
            .toList(),
        QuarantineNote.of(quarantine));
  }

  private static RunningView running(BusySlot slot, String team, Instant now) {
    return new RunningView(
        slot.experiment(),
        team,
        slot.step(),
        slot.attempt(),
        now.minus(Duration.ofMillis(Math.round(slot.seconds() * 1000))),
        slot.seconds());
  }
}
