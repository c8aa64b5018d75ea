package io.l2nas.core.history;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.TopChange;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.objective.Objective;
import io.l2nas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The history of one experiment: takes outcomes in any order, applies them in step order, and says
 * which events of the state stream follow. What it says depends on the outcomes alone, not on the
 * order in which they come.
 *
 * <p>It is rebuilt by {@link #replay} of the events that it said before, then {@link #record} of
 * the outcomes that waited. Whoever fails to store what it said throws it away and rebuilds it.
 */
public final class ExperimentHistory {
  /** A reason is for a person to read, and its event has less room than a failure's message. */
  private static final int LONGEST_QUOTE = 1000;

  private static final String GIVEN_UP = "the agent cannot go on: ";

  private final String experiment;
  private final ExperimentSpec spec;
  private final SearchSpace space;
  private final Objective objective;
  private final OutcomeCheck check;
  private final TopK top;
  private final Map<Integer, EvaluationOutcome> waiting = new HashMap<>();

  private ExperimentStatus status = ExperimentStatus.RUNNING;
  private String reason = "submitted";
  private long sequence;
  private int applied;
  private int failures;
  private int reused;
  private String lastFailure = "";
  private String trajectoryHash = TrajectoryHash.EMPTY;
  private Progress progress = Progress.NONE;

  private ExperimentHistory(ExperimentSubmitted submission) {
    this.experiment = submission.experiment();
    this.spec = submission.spec();
    this.space = new SearchSpace(spec.space());
    this.objective = Objective.of(spec.reward());
    this.check = new OutcomeCheck(experiment, spec, space);
    this.top = new TopK(space, objective, spec.topK());
  }

  public static ExperimentHistory of(ExperimentSubmitted submission) {
    return new ExperimentHistory(submission);
  }

  /** Why the outcome cannot be one of this experiment; empty if it can. */
  public Optional<String> objection(EvaluationOutcome outcome) {
    return check.objection(outcome);
  }

  /**
   * Takes an outcome to which there is no {@link #objection}.
   *
   * @return what follows, in order: nothing while an earlier step is open, if the step has an
   *     outcome, or if the experiment has ended; else a state for every step that is known now
   */
  public List<ExperimentEvent> record(EvaluationOutcome outcome) {
    List<ExperimentEvent> events = new ArrayList<>();
    tell(outcome, events::add);
    return events;
  }

  /** As {@link #record(EvaluationOutcome)}; with each event this history is as far as the event. */
  void tell(EvaluationOutcome outcome, Consumer<ExperimentEvent> reader) {
    if (status.isTerminal() || outcome.step() < applied) {
      return;
    }
    waiting.putIfAbsent(outcome.step(), outcome);
    while (waiting.containsKey(applied) && !status.isTerminal()) {
      EvaluationOutcome next = waiting.remove(applied);
      Optional<ExperimentEvent> end = next.match(completed -> Optional.empty(), this::endedBy);
      if (end.isPresent()) {
        reader.accept(end.get());
      } else {
        reader.accept(advance(next));
        end().ifPresent(reader);
      }
    }
  }

  /** Stops proposing until it is resumed. */
  public ExperimentEvent pause() {
    return change(ExperimentStatus.PAUSED, "paused on request", Set.of(ExperimentStatus.RUNNING));
  }

  /** Goes on proposing. */
  public ExperimentEvent resume() {
    return change(ExperimentStatus.RUNNING, "resumed on request", Set.of(ExperimentStatus.PAUSED));
  }

  /** Ends the experiment, for its time is over; outcomes that come later are not applied. */
  public ExperimentEvent expire() {
    if (status.isTerminal()) {
      throw new IllegalTransitionException(experiment, status, ExperimentStatus.COMPLETED);
    }
    return finish("its time is over: maxSeconds is %s".formatted(spec.budget().maxSeconds()));
  }

  /** Ends the experiment; outcomes that come later are not applied. */
  public ExperimentEvent cancel() {
    return change(
        ExperimentStatus.CANCELLED,
        "cancelled on request",
        Set.of(ExperimentStatus.RUNNING, ExperimentStatus.PAUSED));
  }

  /**
   * Takes back an event that this history, or one before it, said.
   *
   * @throws IllegalStateException if the event does not follow: then what was stored is not what
   *     was said
   */
  public void replay(ExperimentEvent event) {
    if (status.isTerminal()) {
      throw new IllegalStateException(
          "the stored event " + event.id() + " comes after the end of the experiment");
    }
    if (!event.experiment().equals(experiment) || !event.match(new Replay())) {
      throw new IllegalStateException(
          "the stored event " + event.id() + " does not follow from those before it");
    }
  }

  /** Whether an event says that the agent gave the experiment up, whatever came before it. */
  public static boolean isGivenUp(ExperimentStatusChanged event) {
    return event.status() == ExperimentStatus.FAILED && event.reason().startsWith(GIVEN_UP);
  }

  /** Whether the step has an outcome, applied or waiting for an earlier one. */
  public boolean knows(int step) {
    return step < applied || waiting.containsKey(step);
  }

  public String experiment() {
    return experiment;
  }

  /** What ranks its architectures. */
  public Objective objective() {
    return objective;
  }

  public ExperimentStatus status() {
    return status;
  }

  /** Why it has this status. */
  public String reason() {
    return reason;
  }

  /** The number of the last event. */
  public long sequence() {
    return sequence;
  }

  /** How much it knows. */
  public HistoryVersion version() {
    return new HistoryVersion(sequence, waiting.size());
  }

  /** How many steps have been applied. */
  public int applied() {
    return applied;
  }

  /** How many of the applied outcomes are failures. */
  public int failures() {
    return failures;
  }

  /** How many of the applied outcomes are scores that were measured before. */
  public int reused() {
    return reused;
  }

  /** How many different architectures have a score. */
  public int uniqueArchitectures() {
    return top.uniqueArchitectures();
  }

  /** What it has come to. */
  public Progress progress() {
    return progress;
  }

  /** The fingerprint of the trajectory so far. */
  public String trajectoryHash() {
    return trajectoryHash;
  }

  /** The top K, best first. */
  public List<TopEntry> top() {
    return top.entries();
  }

  private StateAdvanced advance(EvaluationOutcome outcome) {
    TopChange change = outcome.match(this::rank, failed -> TopChange.NONE);
    outcome.match(completed -> null, this::count);
    FloatVector state = top.state();
    trajectoryHash = TrajectoryHash.next(trajectoryHash, outcome, state);
    progress = progress.after(outcome, top.best(), top.uniqueArchitectures());
    applied++;
    sequence++;
    return new StateAdvanced(experiment, sequence, applied, outcome, change, state, trajectoryHash);
  }

  private TopChange rank(EvaluationCompleted completed) {
    reused += completed.origin().isPresent() ? 1 : 0;
    return top.offer(
        space.discretize(completed.alpha()),
        new TopEntry(
            completed.architecture(), completed.step(), completed.value(), completed.reported()));
  }

  private Void count(EvaluationFailed failed) {
    failures++;
    lastFailure = failed.message();
    return null;
  }

  private Optional<ExperimentEvent> end() {
    if (failures >= spec.maxFailures()) {
      return Optional.of(
          fail(failures + " evaluations failed; maxFailures is " + spec.maxFailures()));
    }
    if (applied < spec.steps()) {
      return Optional.empty();
    }
    return Optional.of(finish("all " + applied + " steps are done"));
  }

  /** Nothing more is proposed: that is success if anything was scored. */
  private ExperimentEvent finish(String why) {
    if (applied > failures) {
      return changeTo(ExperimentStatus.COMPLETED, why);
    }
    return applied == 0
        ? changeTo(ExperimentStatus.FAILED, why + "; no evaluation had ended")
        : fail("all " + failures + " evaluations failed");
  }

  private ExperimentEvent fail(String why) {
    return changeTo(ExperimentStatus.FAILED, why + "; the last: " + beginning(lastFailure));
  }

  private static String beginning(String message) {
    int end = Math.min(LONGEST_QUOTE, message.codePointCount(0, message.length()));
    return message.substring(0, message.offsetByCodePoints(0, end));
  }

  /** The end, if the outcome is no step but says that there is none any more. */
  private Optional<ExperimentEvent> endedBy(EvaluationFailed failed) {
    return switch (failed.reason()) {
      case BUDGET -> Optional.of(finish(failed.message()));
      case AGENT ->
          Optional.of(changeTo(ExperimentStatus.FAILED, GIVEN_UP + beginning(failed.message())));
      case UNKNOWN_ARCHITECTURE, INVALID_REQUEST, NON_FINITE, TIMEOUT, LOST, ERROR ->
          Optional.empty();
    };
  }

  private ExperimentEvent change(
      ExperimentStatus next, String reason, Set<ExperimentStatus> allowedFrom) {
    if (!allowedFrom.contains(status)) {
      throw new IllegalTransitionException(experiment, status, next);
    }
    return changeTo(next, reason);
  }

  private ExperimentStatusChanged changeTo(ExperimentStatus next, String why) {
    status = next;
    reason = why;
    sequence++;
    return new ExperimentStatusChanged(experiment, sequence, next, why);
  }

  /** Says every event again: is it the one that was stored? */
  private final class Replay implements ExperimentEvent.Cases<Boolean> {
    @Override
    public Boolean submitted(ExperimentSubmitted stored) {
      return stored.spec().equals(spec);
    }

    @Override
    public Boolean advanced(StateAdvanced stored) {
      return stored.step() == applied + 1 && stored.equals(advance(stored.outcome()));
    }

    @Override
    public Boolean statusChanged(ExperimentStatusChanged stored) {
      return stored.equals(changeTo(stored.status(), stored.reason()));
    }
  }
}
