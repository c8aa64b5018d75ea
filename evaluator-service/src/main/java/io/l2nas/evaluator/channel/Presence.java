package io.l2nas.evaluator.channel;

import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.PoolEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Tells that an evaluator is there, and what it does: soon after that has changed, and every few
 * seconds while it has not.
 */
final class Presence {
  private static final Logger LOGGER = Logger.getLogger(Presence.class);
  private static final Duration SOON = Duration.ofMillis(500);

  private final String evaluator;
  private final String pool;
  private final String device;
  private final Slots slots;
  private final PresencePublisher publisher;
  private EvaluatorState state = EvaluatorState.TAKING;
  private BooleanSupplier takesWork = () -> true;
  private Future<?> ticks = CompletableFuture.completedFuture(null);
  private CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
  private boolean changed;
  private long toldAt;
  private int told;

  /**
   * @param device what it computes on, for people
   */
  Presence(String evaluator, String pool, String device, Slots slots, PresencePublisher publisher) {
    this.evaluator = evaluator;
    this.pool = pool;
    this.device = device;
    this.slots = slots;
    this.publisher = publisher;
  }

  /**
   * Tells that it is there.
   *
   * @param alive whether it will take work again, or waits for its broker
   */
  synchronized void begin(ScheduledExecutorService clock, BooleanSupplier alive) {
    takesWork = alive;
    ticks =
        clock.scheduleAtFixedRate(
            this::tick, SOON.toMillis(), SOON.toMillis(), TimeUnit.MILLISECONDS);
    tell();
  }

  /** What it does has changed. */
  synchronized void changed() {
    changed = true;
  }

  /** Tells that it takes nothing more. */
  synchronized void drain() {
    state = EvaluatorState.DRAINING;
    tell();
  }

  /** Tells that it leaves; the future ends when the broker has that. */
  synchronized CompletableFuture<Void> end() {
    ticks.cancel(false);
    state = EvaluatorState.GONE;
    tell();
    return sent;
  }

  private void tick() {
    try {
      tellIfDue();
    } catch (RuntimeException e) { // Or the clock would never tick again.
      LOGGER.errorf(e, "evaluator %s could not tell that it is there", evaluator);
    }
  }

  private synchronized void tellIfDue() {
    if (state == EvaluatorState.TAKING && !takesWork.getAsBoolean()) {
      state = EvaluatorState.GONE;
      changed = true;
    }
    if (changed || System.nanoTime() - toldAt >= PoolEvent.INTERVAL.toNanos()) {
      tell();
    }
  }

  private void tell() {
    changed = false;
    toldAt = System.nanoTime();
    told++;
    sent =
        publisher.publish(
            new EvaluatorReported(
                evaluator, pool, told, state, slots.count(), device, slots.busy()));
  }
}
