package io.l2nas.simulation;

import io.l2nas.contracts.ExperimentEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/** Brings recorded events to the states topic, as the history service does it. */
final class Outbox {
  private final HistoryProcess owner;
  private final World world;
  private final Map<String, Long> lastPublished = new HashMap<>();
  private final Map<String, ExperimentEvent> unsaved = new LinkedHashMap<>();

  Outbox(HistoryProcess owner) {
    this.owner = owner;
    this.world = owner.world();
  }

  /** Publishes what was recorded a moment ago, and what stands before it and was not published. */
  void publish(List<ExperimentEvent> recorded, Runnable done, Consumer<RuntimeException> failed) {
    Map<String, List<ExperimentEvent>> streams = new LinkedHashMap<>();
    recorded.forEach(
        event -> streams.computeIfAbsent(event.experiment(), name -> new ArrayList<>()).add(event));
    List<ExperimentEvent> ready = new ArrayList<>();
    List<String> behind = new ArrayList<>();
    streams.forEach(
        (experiment, events) -> {
          boolean next =
              events.get(0).sequence() - 1 == lastPublished.getOrDefault(experiment, -1L);
          if (next || world.mutant() == Mutant.OUTBOX_FORGOTTEN) {
            ready.addAll(events);
          } else {
            behind.add(experiment);
          }
        });
    send(ready, () -> publishStored(behind, done, failed));
  }

  /** Publishes all that is recorded of these experiments and not known to be published. */
  void publishStored(
      Collection<String> experiments, Runnable done, Consumer<RuntimeException> failed) {
    publishEach(new ArrayDeque<>(experiments), done, failed);
  }

  /** Publishes what somebody recorded and then did not live to publish. */
  void publishStragglers() {
    if (world.mutant() == Mutant.OUTBOX_FORGOTTEN) {
      return;
    }
    world
        .database()
        .call(
            owner,
            world.database()::stragglers,
            behind -> publishStored(behind, () -> {}, e -> {}),
            e -> owner.say("cannot look for stragglers"));
  }

  /** Writes down how far the streams are published. */
  void saveProgress() {
    List<ExperimentEvent> last = List.copyOf(unsaved.values());
    if (!last.isEmpty()) {
      world
          .database()
          .call(
              owner,
              () -> {
                world.database().published(last);
                return null;
              },
              saved -> last.forEach(event -> unsaved.remove(event.experiment(), event)),
              e -> owner.say("cannot write down what is published"));
    }
  }

  private void publishEach(
      Queue<String> experiments, Runnable done, Consumer<RuntimeException> failed) {
    if (experiments.isEmpty()) {
      done.run();
      return;
    }
    String experiment = experiments.remove();
    world
        .database()
        .call(
            owner,
            () -> world.database().unpublished(experiment),
            events -> send(events, () -> publishEach(experiments, done, failed)),
            failed);
  }

  /** Goes on when the broker has all of them. */
  private void send(List<ExperimentEvent> events, Runnable done) {
    if (events.isEmpty()) {
      owner.next(done);
      return;
    }
    int[] left = {events.size()};
    Runnable acknowledged =
        owner.step(
            () -> {
              left[0]--;
              if (left[0] == 0) {
                events.forEach(this::remember);
                done.run();
              }
            });
    for (ExperimentEvent event : events) {
      owner
          .producer()
          .send(world.statesOf(event.experiment()), event, offset -> acknowledged.run());
    }
  }

  private void remember(ExperimentEvent event) {
    unsaved.put(event.experiment(), event);
    if (event.endsExperiment()) {
      lastPublished.remove(event.experiment());
    } else {
      lastPublished.put(event.experiment(), event.sequence());
    }
  }
}
