package io.l2nas.evaluator.channel;

import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.PoolEvent;
import io.l2nas.messaging.LogLine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
  private boolean leaves;
  private Supplier<Optional<EvaluatorState>> current = Optional::empty;
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
   * Tells that it is there, as soon as that can be said.
   *
   * @param state whether it takes work; empty while nobody can say
   */
  synchronized void begin(
      ScheduledExecutorService clock, Supplier<Optional<EvaluatorState>> state) {
    current = state;
    changed = true;
    ticks = clock.scheduleAtFixedRate(this::tick, 0, SOON.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What it does has changed. */
  synchronized void changed() {
    changed = true;
  }

  /** Tells that it takes nothing more. */
  synchronized void drain() {
    leaves = true;
    state = EvaluatorState.DRAINING;
    tell();
  }

  /** Tells that it leaves; the future ends when the broker has that. */
  synchronized CompletableFuture<Void> end() {
    leaves = true;
    ticks.cancel(false);
    state = EvaluatorState.GONE;
    tell();
    return sent;
  }

  private void tick() {
    try {
      tellIfDue();
    } catch (RuntimeException e) { // Or the clock would never tick again.
      LogLine.of("an evaluator could not tell that it is there")
          .evaluator(evaluator)
          .thrown(e)
          .fail(LOGGER);
    }
  }

  private synchronized void tellIfDue() {
    if (!leaves) {
      Optional<EvaluatorState> now = current.get();
      if (now.isEmpty()) {
        return;
      }
      changed |= state != now.get();
      state = now.get();
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
