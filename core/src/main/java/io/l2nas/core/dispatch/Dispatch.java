package io.l2nas.core.dispatch;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The open steps of the experiments in one partition, from the moment that an action is due until
 * the history has applied an outcome.
 *
 * <p>An action that is due waits until its experiment may have one more in flight; how many that
 * is, is not decided here.
 *
 * <p>An evaluator that takes an action holds a lease, which ends unless it is heard of. The lease
 * is in the event log and nowhere else: whoever reads the log knows who holds it. An action whose
 * lease has ended is due again, with the next number; one that was handed back, at once; and when
 * as many evaluators as may try are lost over it, the step fails. Where a score of the team may
 * answer it, that is asked for first; without an answer it goes to an evaluator after a while.
 * Which of several answers counts is not decided here: the first that the history records.
 *
 * <p>Times are of one monotonic clock, in nanoseconds.
 */
public final class Dispatch {
  /** To find a score takes milliseconds; the lease of an evaluator would be too long to wait. */
  private static final long RECALL_PATIENCE = Duration.ofSeconds(5).toNanos();

  private final long lease;
  private final Map<String, OpenSteps> open = new LinkedHashMap<>();
  private final Map<String, Integer> losses = new HashMap<>();
  private long listenedAt;
  private boolean listening;

  /**
   * @param lease how long an evaluator may not be heard of before it is taken for lost
   */
  public Dispatch(Duration lease) {
    this.lease = lease.toNanos();
  }

  /**
   * Opens a step for each action of an experiment; what is known to be open stays as it is.
   *
   * @param used what it had used before any of its steps was opened here
   */
  public void open(ExperimentSpec spec, Used used, List<ActionProposed> actions, long now) {
    for (ActionProposed action : actions) {
      EvaluationTerms terms = action.terms().withLease(lease / 1e9);
      open.computeIfAbsent(action.experiment(), experiment -> new OpenSteps(experiment, spec, used))
          .open(action.dispatched(action.attempt(), terms), now);
    }
  }

  /** Dispatches nothing of an experiment until it is resumed. */
  public void pause(String experiment) {
    steps(experiment).ifPresent(steps -> steps.setPaused(true));
  }

  /**
   * Closes the step that was applied, or all of an experiment that has ended; a paused experiment
   * keeps its steps, and has none dispatched.
   */
  public void follow(ExperimentEvent event) {
    if (event.endsExperiment()) {
      open.remove(event.experiment());
    } else {
      steps(event.experiment()).ifPresent(steps -> event.match(new Following(steps)));
    }
  }

  /**
   * The seconds from when an open step was opened here until an evaluator took it, the last one if
   * several did.
   *
   * @return empty if none was heard of: a score that was measured before may have answered
   */
  public OptionalDouble waited(String experiment, int step) {
    return steps(experiment).map(steps -> steps.waited(step)).orElse(OptionalDouble.empty());
  }

  /** Closes all steps of an experiment that nobody follows any more. */
  public void forget(String experiment) {
    open.remove(experiment);
  }

  /** What the experiments ask for, by pool; those that ask for nothing are left out. */
  public Map<String, List<ExperimentDemand>> demands() {
    Map<String, List<ExperimentDemand>> demands = new HashMap<>();
    for (OpenSteps steps : open.values()) {
      ExperimentDemand demand = steps.demand();
      if (demand.open() > 0) {
        demands.computeIfAbsent(steps.pool(), pool -> new ArrayList<>()).add(demand);
      }
    }
    return demands;
  }

  /**
   * The actions that are to be dispatched now.
   *
   * @param grants how many more of an experiment, by its name
   */
  public List<ActionProposed> due(ToIntFunction<String> grants) {
    List<ActionProposed> due = new ArrayList<>();
    open.forEach((experiment, steps) -> due.addAll(steps.dispatch(grants.applyAsInt(experiment))));
    return due;
  }

  /** The actions that a score of their team may answer, to be asked for now. */
  public List<ActionProposed> recalls(long now) {
    return open.values().stream().flatMap(steps -> steps.recalls(now).stream()).toList();
  }

  /**
   * Whoever keeps the scores of the teams has not answered for too long: what was asked for is due
   * without.
   *
   * @return how many actions
   */
  public int giveUpRecalls(long now) {
    return open.values().stream()
        .mapToInt(steps -> steps.giveUpRecalls(now, RECALL_PATIENCE))
        .sum();
  }

  /** The queue has this action, at this place; it was sent by this agent or one before it. */
  public void found(ActionProposed action, Place place) {
    steps(action.experiment())
        .ifPresent(steps -> steps.change(action.step(), ticket -> ticket.found(action, place)));
  }

  /** Takes what was told of an evaluation. */
  public void hear(EvaluationEvent event, long now) {
    steps(event.experiment()).ifPresent(steps -> steps.hear(event, now));
  }

  /** The pools that steps are open in. */
  public Set<String> openPools() {
    return pools(ticket -> true);
  }

  /** The pools in whose queues actions wait. */
  public Set<String> awaitedPools() {
    return pools(Ticket::isQueued);
  }

  /**
   * What a queue no longer holds and nobody has told to have taken is missing; it is lost when that
   * is so for as long as a lease.
   *
   * @param starts by partition
   */
  public void queueStartsAt(String pool, Map<Integer, QueueStart> starts, long now) {
    open.values().stream()
        .filter(steps -> steps.pool().equals(pool))
        .forEach(steps -> steps.changeAll(ticket -> ticket.queueStartsAt(starts, now)));
  }

  /**
   * Looks for what is lost. Is to be called several times in the third of a lease, when the events
   * that have come are read: a longer time between was one in which nobody listened, and it does
   * not count.
   *
   * @return steps that no evaluator will end, for too many were lost over them or the budget of
   *     their experiment is spent; others that were lost are due again
   */
  public List<EvaluationFailed> failures(long now) {
    long away = now - listenedAt;
    if (listening && away > lease / 3) {
      forEachTicket(ticket -> ticket.forgive(away));
    }
    listening = true;
    listenedAt = now;
    List<EvaluationFailed> failures = new ArrayList<>();
    forEachTicket(
        ticket -> {
          if (ticket.isOverdue(now, lease)) {
            losses.merge(ticket.action().pool(), 1, Integer::sum);
            ticket.lose(now).ifPresent(failures::add);
          }
        });
    open.values().forEach(steps -> steps.refusal().ifPresent(failures::add));
    return failures;
  }

  /** How many evaluators {@link #failures} has found lost, by pool; each is told once. */
  public Map<String, Integer> losses() {
    Map<String, Integer> told = Map.copyOf(losses);
    losses.clear();
    return told;
  }

  private void forEachTicket(Consumer<Ticket> change) {
    open.values().forEach(steps -> steps.changeAll(change));
  }

  private Set<String> pools(Predicate<Ticket> fits) {
    return open.values().stream()
        .filter(steps -> steps.tickets().anyMatch(fits))
        .map(OpenSteps::pool)
        .collect(Collectors.toSet());
  }

  private Optional<OpenSteps> steps(String experiment) {
    return Optional.ofNullable(open.get(experiment));
  }

  private record Following(OpenSteps steps) implements ExperimentEvent.Cases<Void> {
    @Override
    public Void submitted(ExperimentSubmitted event) {
      return null;
    }

    @Override
    public Void advanced(StateAdvanced event) {
      steps.close(event.outcome());
      return null;
    }

    @Override
    public Void statusChanged(ExperimentStatusChanged event) {
      steps.setPaused(event.status() == ExperimentStatus.PAUSED);
      return null;
    }
  }
}
