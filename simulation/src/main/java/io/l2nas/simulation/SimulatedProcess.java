package io.l2nas.simulation;

import java.time.Duration;

/**
 * A process: it goes on step by step, and may die or freeze before each. What it remembers is gone
 * when it starts again.
 */
abstract class SimulatedProcess {
  private static final Duration STEP = Duration.ofMillis(3);

  private final World world;
  private final String name;
  private final long skewMillis;
  private int life;
  private boolean up;
  private long frozenSince;
  private long frozenUntil;
  private Producer producer;

  SimulatedProcess(World world, String name) {
    this.world = world;
    this.name = name;
    this.skewMillis =
        Math.round((world.chance().fraction() - 0.5) * world.faults().skew().toMillis());
  }

  /** It has started, and knows nothing. */
  abstract void begin();

  /** It died. */
  abstract void end();

  String name() {
    return name;
  }

  World world() {
    return world;
  }

  long now() {
    return world.scheduler().now();
  }

  /** What its clock says. */
  long wallMillis() {
    return World.EPOCH_MILLIS + skewMillis + now() / 1_000_000;
  }

  Producer producer() {
    return producer;
  }

  boolean isUp() {
    return up;
  }

  /** Which of its lives this is. */
  int life() {
    return life;
  }

  boolean isFrozen() {
    return now() < frozenUntil;
  }

  /** When it goes on; now, if it is not frozen. */
  long awakeAt() {
    return Math.max(now(), frozenUntil);
  }

  /** For how long it has been frozen; 0 if it is not. */
  long frozenNanos() {
    return isFrozen() ? now() - frozenSince : 0;
  }

  void say(String what) {
    world.trace().say(name, what);
  }

  final void start() {
    if (!up) {
      up = true;
      life++;
      frozenUntil = 0;
      producer = new Producer(world, this);
      say("starts");
      begin();
    }
  }

  /** It dies, and starts again after a while. */
  final void crash() {
    stop("dies");
    world.scheduler().after(world.chance().time(world.faults().outage()), this::start);
  }

  /** It is stopped for good. */
  final void stop(String how) {
    if (up) {
      up = false;
      life++;
      say(how);
      producer.cut();
      end();
    }
  }

  final void freeze(long nanos) {
    if (up) {
      say("freezes for " + nanos / 1_000_000 + " ms");
      frozenSince = now();
      frozenUntil = now() + nanos;
    }
  }

  /** The next step, a moment later. */
  final void next(Runnable step) {
    after(world.chance().time(STEP), step);
  }

  /** A step of this life, later. */
  final void after(long delay, Runnable step) {
    int mine = life;
    world.scheduler().after(delay, () -> perform(mine, step));
  }

  /** A step that comes again and again. */
  final void every(Duration period, Runnable step) {
    after(
        period.toNanos(),
        () -> {
          every(period, step);
          step.run();
        });
  }

  /**
   * What somebody else may call: it is a step of the life that made it, a moment after the call.
   */
  final Runnable step(Runnable step) {
    int mine = life;
    return () ->
        world
            .scheduler()
            .after(world.chance().time(world.faults().delay()), () -> perform(mine, step));
  }

  private void perform(int mine, Runnable step) {
    if (life != mine) {
      return;
    }
    if (isFrozen()) {
      world.scheduler().at(frozenUntil, () -> perform(mine, step));
    } else if (world.chance().happens(world.faults().crashAtStep(this))) {
      crash();
    } else {
      step.run();
    }
  }
}
