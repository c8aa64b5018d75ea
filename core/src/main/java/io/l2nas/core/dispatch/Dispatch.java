package io.l2nas.core.dispatch;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The open steps of the experiments in one partition, from the moment that an action is due until
 * the history has applied an outcome.
 *
 * <p>An evaluator that takes an action holds a lease, which ends unless it is heard of. The lease
 * is in the event log and nowhere else: whoever reads the log knows who holds it. An action whose
 * lease has ended is dispatched again, with the next number; one that was handed back, at once; and
 * when as many evaluators as may try are lost over it, the step fails. Which of several answers
 * counts is not decided here: the first that the history records.
 *
 * <p>Times are of one monotonic clock, in nanoseconds.
 */
public final class Dispatch {
  private final long lease;
  private final Map<String, NavigableMap<Integer, Ticket>> open = new LinkedHashMap<>();
  private long listenedAt;
  private boolean listening;

  /**
   * @param lease how long an evaluator may not be heard of before it is taken for lost
   */
  public Dispatch(Duration lease) {
    this.lease = lease.toNanos();
  }

  /** Opens a step for each action; what is known to be open stays as it is. */
  public void open(List<ActionProposed> actions) {
    for (ActionProposed action : actions) {
      EvaluationTerms terms = action.terms().withLease(lease / 1e9);
      open.computeIfAbsent(action.experiment(), experiment -> new TreeMap<>())
          .computeIfAbsent(
              action.step(), step -> new Ticket(action.dispatched(action.attempt(), terms)));
    }
  }

  /** Closes the step that was applied, or all of an experiment that has ended. */
  public void close(ExperimentEvent event) {
    event.match(new Closing());
    if (event.endsExperiment()) {
      open.remove(event.experiment());
    }
  }

  /** Closes all steps of an experiment that nobody follows any more. */
  public void forget(String experiment) {
    open.remove(experiment);
  }

  /** The actions that are to be dispatched now. */
  public List<ActionProposed> due() {
    List<ActionProposed> due = new ArrayList<>();
    tickets()
        .filter(Ticket::isDue)
        .forEach(
            ticket -> {
              ticket.dispatch();
              due.add(ticket.action());
            });
    return due;
  }

  /** The queue has this action, at this place; it was sent by this agent or one before it. */
  public void found(ActionProposed action, Place place) {
    ticket(action.experiment(), action.step(), ticket -> ticket.found(action.attempt(), place));
  }

  /** Takes what was told of an evaluation. */
  public void hear(EvaluationEvent event, long now) {
    ticket(event.experiment(), event.step(), ticket -> ticket.hear(event, now));
  }

  /** The pools that steps are open in. */
  public Set<String> openPools() {
    return tickets().map(ticket -> ticket.action().pool()).collect(Collectors.toSet());
  }

  /** The pools in whose queues actions wait. */
  public Set<String> awaitedPools() {
    return tickets()
        .filter(Ticket::isWaitedFor)
        .map(ticket -> ticket.action().pool())
        .collect(Collectors.toSet());
  }

  /**
   * What a queue no longer holds and nobody has told to have taken is missing; it is lost when that
   * is so for as long as a lease.
   *
   * @param starts by partition
   */
  public void queueStartsAt(String pool, Map<Integer, QueueStart> starts, long now) {
    tickets()
        .filter(ticket -> ticket.action().pool().equals(pool))
        .forEach(ticket -> ticket.queueStartsAt(starts, now));
  }

  /**
   * Looks for what is lost. Is to be called several times in the third of a lease, when the events
   * that have come are read: a longer time between was one in which nobody listened, and it does
   * not count.
   */
  public Remedies remedies(long now) {
    long away = now - listenedAt;
    if (listening && away > lease / 3) {
      tickets().forEach(ticket -> ticket.forgive(away));
    }
    listening = true;
    listenedAt = now;
    List<EvaluationFailed> lost = new ArrayList<>();
    tickets()
        .filter(ticket -> ticket.isOverdue(now, lease))
        .forEach(ticket -> ticket.lose(now).ifPresent(lost::add));
    return new Remedies(due(), lost);
  }

  private Stream<Ticket> tickets() {
    return open.values().stream().flatMap(steps -> steps.values().stream());
  }

  private void ticket(String experiment, int step, Consumer<Ticket> change) {
    NavigableMap<Integer, Ticket> steps = open.get(experiment);
    if (steps != null && steps.containsKey(step)) {
      change.accept(steps.get(step));
    }
  }

  private final class Closing implements ExperimentEvent.Cases<Void> {
    @Override
    public Void submitted(ExperimentSubmitted event) {
      return null;
    }

    @Override
    public Void advanced(StateAdvanced event) {
      NavigableMap<Integer, Ticket> steps = open.get(event.experiment());
      if (steps != null) {
        steps.remove(event.outcome().step());
      }
      return null;
    }

    @Override
    public Void statusChanged(ExperimentStatusChanged event) {
      return null;
    }
  }
}
