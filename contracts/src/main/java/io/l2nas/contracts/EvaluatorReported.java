package io.l2nas.contracts;

import java.util.List;

/**
 * An evaluator tells that it is there and what it does: when that changes, and every few seconds
 * while it does not.
 *
 * @param evaluator the evaluator
 * @param pool the pool whose actions it takes
 * @param number counts the reports of this evaluator, from 1
 * @param state whether it takes work
 * @param slots how many evaluations it runs at once
 * @param device what it computes on, for people: {@code cpu}, {@code NVIDIA H100}
 * @param running what it is doing, a slot each
 */
public record EvaluatorReported(
    String evaluator,
    String pool,
    int number,
    EvaluatorState state,
    int slots,
    String device,
    List<BusySlot> running)
    implements PoolEvent {
  public EvaluatorReported {
    Require.name("evaluator", evaluator);
    Require.pool(pool);
    Require.atLeast("number", 1, number);
    Require.present("state", state);
    Require.atLeast("slots", 1, slots);
    Require.label("device", device);
    running = Require.list("running", running);
  }

  /** What it would tell so many seconds later, if nothing has changed. */
  public EvaluatorReported after(double seconds) {
    return new EvaluatorReported(
        evaluator,
        pool,
        number,
        state,
        slots,
        device,
        running.stream().map(slot -> slot.after(seconds)).toList());
  }

  @Override
  public String subject() {
    return evaluator;
  }

  @Override
  public String id() {
    return evaluator + "/reported/" + number;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.evaluator(this);
  }
}
