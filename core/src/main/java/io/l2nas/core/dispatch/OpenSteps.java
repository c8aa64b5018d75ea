package io.l2nas.core.dispatch;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.ExperimentSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
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
  private final MeanSeconds mean = new MeanSeconds();
  private int inFlight;
  private boolean paused;

  OpenSteps(String experiment, ExperimentSpec spec) {
    this.experiment = experiment;
    this.spec = spec;
  }

  String pool() {
    return spec.pool();
  }

  Stream<Ticket> tickets() {
    return tickets.values().stream();
  }

  /** Opens a step; one that is open stays as it is. */
  void open(ActionProposed action) {
    if (tickets.putIfAbsent(action.step(), new Ticket(action)) == null) {
      due.add(action.step());
    }
  }

  void close(int step) {
    change(step, Ticket::close);
    tickets.remove(step);
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
    inFlight += (ticket.isInFlight() ? 1 : 0) - (wasInFlight ? 1 : 0);
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
            mean.add(outcome);
          }
        });
  }

  /** Dispatches up to so many of the actions that are due, the earlier steps first. */
  List<ActionProposed> dispatch(int limit) {
    List<ActionProposed> dispatched = new ArrayList<>();
    while (!paused && dispatched.size() < limit && !due.isEmpty()) {
      int step = due.first();
      change(step, Ticket::dispatch);
      dispatched.add(tickets.get(step).action());
    }
    return dispatched;
  }

  ExperimentDemand demand() {
    return new ExperimentDemand(
        experiment,
        spec.team(),
        spec.sharing().priority(),
        paused ? 0 : due.size(),
        inFlight,
        mean.measured(),
        mean.seconds());
  }
}
