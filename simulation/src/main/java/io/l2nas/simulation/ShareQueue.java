package io.l2nas.simulation;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.core.dispatch.QueueStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The actions of a pool and the share group of its evaluators. What is acquired is locked for a
 * while; what is not acknowledged then is handed out again, and after some deliveries thrown away.
 */
final class ShareQueue {
  static final Duration LOCK = Duration.ofSeconds(15);
  private static final int DELIVERIES = 5;

  private final World world;
  private final Log<ActionProposed> actions = new Log<>(LOCK);
  private final List<Slot> slots = new ArrayList<>();
  private int firstOpen;
  private int told;

  private enum State {
    AVAILABLE,
    ACQUIRED,
    ARCHIVED
  }

  private static final class Slot {
    State state = State.AVAILABLE;
    int deliveries;
  }

  ShareQueue(World world) {
    this.world = world;
    actions.listen("share-group", () -> slots.add(new Slot()));
  }

  Log<ActionProposed> log() {
    return actions;
  }

  /** The first action that nobody has; it is the caller's until the lock ends. */
  Optional<Log.Entry<ActionProposed>> acquire() {
    OptionalInt first =
        IntStream.range(firstOpen, slots.size())
            .filter(i -> slots.get(i).state == State.AVAILABLE)
            .findFirst();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int offset = first.getAsInt();
    Slot slot = slots.get(offset);
    slot.state = State.ACQUIRED;
    slot.deliveries++;
    int delivery = slot.deliveries;
    world.scheduler().after(LOCK.toNanos(), () -> unlock(offset, delivery, "the lock has ended"));
    return Optional.of(actions.readAll().get(offset));
  }

  /** It is taken for good. */
  void accept(long offset) {
    archive((int) offset);
  }

  /** It goes to somebody else. */
  void release(long offset) {
    unlock((int) offset, slots.get((int) offset).deliveries, "handed back");
  }

  /** Throws away what nobody has; whoever waits for it is not told. */
  void lose() {
    IntStream.range(firstOpen, slots.size())
        .filter(i -> slots.get(i).state == State.AVAILABLE)
        .findFirst()
        .ifPresent(
            offset -> {
              world.trace().say("broker", "loses " + actions.readAll().get(offset).event().id());
              archive(offset);
            });
  }

  /**
   * How far it is. The start is written down with the next acknowledgement, not with the one that
   * moved it; what is left is counted at once.
   */
  Map<Integer, QueueStart> starts() {
    return Map.of(0, new QueueStart(told, firstOpen == slots.size()));
  }

  private void archive(int offset) {
    slots.get(offset).state = State.ARCHIVED;
    told = firstOpen;
    while (firstOpen < slots.size() && slots.get(firstOpen).state == State.ARCHIVED) {
      firstOpen++;
    }
  }

  private void unlock(int offset, int delivery, String why) {
    Slot slot = slots.get(offset);
    if (slot.state != State.ACQUIRED || slot.deliveries != delivery) {
      return;
    }
    world.trace().say("broker", why + ": " + actions.readAll().get(offset).event().id());
    if (slot.deliveries >= DELIVERIES) {
      archive(offset);
    } else {
      slot.state = State.AVAILABLE;
      world.evaluators().forEach(EvaluatorProcess::look);
    }
  }
}
