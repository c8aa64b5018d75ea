package io.l2nas.core.dispatch;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ReuseSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The open steps of one experiment, and what they ask of its pool. */
final class OpenSteps {
  private final String experiment;
  private final ExperimentSpec spec;
  private final Map<Integer, Ticket> tickets = new TreeMap<>();
  private final NavigableSet<Integer> due = new TreeSet<>();
  private final List<Ticket> toRecall = new ArrayList<>();
  private final MeanSeconds mean;
  private final Optional<SecondsBudget> budget;
  private int inFlight;
  private boolean paused;
  private OptionalInt refused = OptionalInt.empty();

  /**
   * @param used what was used before
   */
  OpenSteps(String experiment, ExperimentSpec spec, Used used) {
    this.experiment = experiment;
    this.spec = spec;
    this.mean = new MeanSeconds(used);
    this.budget =
        spec.budget().limitsEvaluationSeconds()
            ? Optional.of(new SecondsBudget(spec.budget().maxEvaluationSeconds(), used.seconds()))
            : Optional.empty();
  }

  String pool() {
    return spec.pool();
  }

  Stream<Ticket> tickets() {
    return tickets.values().stream();
  }

  /** Opens a step; one that is open stays as it is. */
  void open(ActionProposed action, long now) {
    boolean recall = spec.reuse().scope() == ReuseSpec.Scope.TEAM;
    Ticket ticket = new Ticket(action, recall, now);
    if (tickets.putIfAbsent(action.step(), ticket) != null) {
      return;
    }
    if (recall) {
      toRecall.add(ticket);
    } else {
      due.add(action.step());
    }
  }

  /**
   * The outcome of a step was applied. Whoever told it may not have been heard of yet: the two come
   * on two topics.
   */
  void close(EvaluationOutcome outcome) {
    int step = outcome.step();
    change(
        step,
        ticket -> {
          if (!ticket.isAnswered()) {
            account(outcome);
          }
          ticket.close();
        });
    tickets.remove(step);
    if (refused.equals(OptionalInt.of(step))) {
      refused = OptionalInt.empty(); // Somebody had evaluated it, so the search goes on.
    }
  }

  /** See {@link Dispatch#waited}. */
  OptionalDouble waited(int step) {
    Ticket ticket = tickets.get(step);
    return ticket == null ? OptionalDouble.empty() : ticket.waited();
  }

  /** While it is paused nothing is dispatched. */
  void setPaused(boolean paused) {
    this.paused = paused;
  }

  /** Changes a step, if it is open. */
  void change(int step, Consumer<Ticket> change) {
    Ticket ticket = tickets.get(step);
    if (ticket == null) {
      return;
    }
    boolean wasInFlight = ticket.isInFlight();
    change.accept(ticket);
    if (wasInFlight && !ticket.isInFlight()) {
      inFlight--;
      budget.ifPresent(seconds -> seconds.release(step));
    } else if (!wasInFlight && ticket.isInFlight()) {
      inFlight++;
      budget.ifPresent(seconds -> seconds.reserve(step, ticket.timeoutSeconds()));
    }
    if (ticket.isDue()) {
      due.add(step);
    } else {
      due.remove(step);
    }
  }

  void changeAll(Consumer<Ticket> change) {
    List.copyOf(tickets.keySet()).forEach(step -> change(step, change));
  }

  void hear(EvaluationEvent event, long now) {
    change(
        event.step(),
        ticket -> {
          boolean wasAnswered = ticket.isAnswered();
          ticket.hear(event, now);
          if (!wasAnswered && ticket.isAnswered() && event instanceof EvaluationOutcome outcome) {
            account(outcome);
          }
        });
  }

  /** The actions that a score of the team may answer; each is asked for once. */
  List<ActionProposed> recalls(long now) {
    if (paused) {
      return List.of();
    }
    List<Ticket> unasked = toRecall.stream().filter(Ticket::isUnasked).toList();
    toRecall.clear();
    unasked.forEach(ticket -> ticket.ask(now));
    return unasked.stream().map(Ticket::action).toList();
  }

  /** Nobody has answered for so long: those actions are due without. Returns how many they are. */
  int giveUpRecalls(long now, long patience) {
    List<Integer> steps =
        tickets()
            .filter(ticket -> ticket.isRecallOverdue(now, patience))
            .map(ticket -> ticket.action().step())
            .toList();
    steps.forEach(step -> change(step, Ticket::giveUpRecall));
    return steps.size();
  }

  private void account(EvaluationOutcome outcome) {
    if (Used.isMeasured(outcome)) {
      mean.add(outcome);
      budget.ifPresent(seconds -> seconds.use(outcome.seconds()));
    }
  }

  /** Dispatches up to so many of the actions that are due, the earlier steps first. */
  List<ActionProposed> dispatch(int limit) {
    List<ActionProposed> dispatched = new ArrayList<>();
    while (dispatched.size() < limit && ready() > 0) {
      int step = due.first();
      double seconds = timeoutOfNext();
      change(step, ticket -> ticket.dispatch(seconds));
      dispatched.add(tickets.get(step).action());
    }
    return dispatched;
  }

  /**
   * The outcome of the first action that waits, if the budget of evaluation-seconds is spent; only
   * once.
   */
  Optional<EvaluationFailed> refusal() {
    boolean spent = budget.map(seconds -> seconds.isSpent(mean)).orElse(false);
    if (refused.isPresent() || paused || due.isEmpty() || !spent || isRecalling()) {
      return Optional.empty();
    }
    refused = OptionalInt.of(due.first());
    return Optional.of(
        tickets
            .get(due.first())
            .refuse(
                "of the %s evaluation-seconds of the budget (maxEvaluationSeconds) there is not enough left for another evaluation"
                    .formatted(spec.budget().maxEvaluationSeconds())));
  }

  /** Whether a step may yet become due, perhaps before those that are. */
  private boolean isRecalling() {
    return tickets().anyMatch(Ticket::mayBeRecalled);
  }

  /** How many actions could be dispatched now. */
  private int ready() {
    if (paused || refused.isPresent()) {
      return 0;
    }
    return budget.map(seconds -> seconds.room(mean, due.size())).orElse(due.size());
  }

  private double timeoutOfNext() {
    double most = spec.attempts().timeoutSeconds();
    return budget.map(seconds -> Math.min(most, seconds.next(mean, due.size()))).orElse(most);
  }

  ExperimentDemand demand() {
    return new ExperimentDemand(
        experiment,
        spec.team(),
        spec.sharing().priority(),
        ready(),
        inFlight,
        mean.measured(),
        mean.seconds());
  }
}
