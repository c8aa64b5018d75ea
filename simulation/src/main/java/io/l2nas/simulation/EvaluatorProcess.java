package io.l2nas.simulation;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.BusySlot;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.PoolEvent;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An evaluator: takes one action for each free slot, tells that it starts, acknowledges when the
 * broker has that, and works.
 */
final class EvaluatorProcess extends SimulatedProcess {
  private static final Duration START = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofMillis(500);

  private final int slots;
  private final Set<Running> running = new LinkedHashSet<>();
  private EvaluatorState state;
  private boolean polling;
  private boolean changed;
  private long busyAt;
  private int told;

  EvaluatorProcess(World world, String name, int slots) {
    super(world, name);
    this.slots = slots;
  }

  @Override
  void begin() {
    running.clear();
    state = EvaluatorState.TAKING;
    polling = false;
    busyAt = now();
    tell();
    every(PoolEvent.INTERVAL, this::tell);
    next(this::poll);
  }

  @Override
  void end() {
    running.forEach(each -> world().leases().lost(each.action(), name()));
    running.clear();
  }

  /** There may be something to do. */
  void look() {
    if (isUp()) {
      next(this::poll);
    }
  }

  /** Whether it has waited for an action all the time since then. */
  boolean isIdleSince(long time) {
    return isUp()
        && !isFrozen()
        && state == EvaluatorState.TAKING
        && !polling
        && running.size() < slots
        && busyAt <= time;
  }

  /** Whether it works on the step, in whatever attempt. */
  boolean isAt(ActionProposed action) {
    return running.stream()
        .map(Running::action)
        .anyMatch(
            each -> each.experiment().equals(action.experiment()) && each.step() == action.step());
  }

  /** Is told to stop: takes nothing more, hands back what runs, leaves, and comes back. */
  void drain() {
    if (!isUp() || state != EvaluatorState.TAKING) {
      return;
    }
    say("drains");
    state = EvaluatorState.DRAINING;
    tell();
    after(
        world().chance().time(Duration.ofSeconds(2)),
        () -> {
          for (Running each : List.copyOf(running)) {
            each.cancel();
            send(
                new EvaluationReleased(
                    each.action().experiment(),
                    each.action().step(),
                    each.action().attempt(),
                    name()));
          }
          running.clear();
          state = EvaluatorState.GONE;
          tell();
          after(Duration.ofSeconds(1).toNanos(), this::crash);
        });
  }

  void send(EvaluationEvent event) {
    say("tells " + event.id());
    producer().send(world().evaluationsOf(event.experiment()), event);
  }

  /** An evaluation is over; its slot is free. */
  void ended(Running evaluation) {
    running.remove(evaluation);
    busyAt = now();
    changed();
    poll();
  }

  private void poll() {
    if (polling || state != EvaluatorState.TAKING || running.size() >= slots) {
      return;
    }
    Optional<Log.Entry<ActionProposed>> record = world().queue().acquire();
    if (record.isPresent()) {
      polling = true;
      take(record.get());
    }
  }

  private void take(Log.Entry<ActionProposed> record) {
    ActionProposed action = record.event();
    long began = now();
    Runnable begin =
        step(
            () -> {
              polling = false;
              busyAt = now();
              if (now() - began > START.toNanos() || state == EvaluatorState.GONE) {
                world().queue().release(record.offset());
              } else {
                work(record);
              }
              poll();
            });
    EvaluationStarted started =
        new EvaluationStarted(action.experiment(), action.step(), action.attempt(), name());
    say("tells " + started.id());
    producer().send(world().evaluationsOf(action.experiment()), started, offset -> begin.run());
  }

  private void work(Log.Entry<ActionProposed> record) {
    Running evaluation = new Running(this, record.event());
    running.add(evaluation);
    changed();
    evaluation.begin();
    next(() -> world().queue().accept(record.offset()));
  }

  private void changed() {
    if (!changed) {
      changed = true;
      after(world().chance().time(SOON), this::tell);
    }
  }

  private void tell() {
    changed = false;
    told++;
    producer()
        .send(
            world().reports(),
            new EvaluatorReported(
                name(),
                Plan.POOL,
                told,
                state,
                slots,
                "cpu",
                running.stream().map(Running::slot).toList()));
  }

  /** What a slot does, for those who share out the pool. */
  static BusySlot slot(ActionProposed action, long nanos) {
    return new BusySlot(action.experiment(), action.step(), action.attempt(), nanos / 1e9);
  }
}
