package io.l2nas.simulation;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.core.history.ExperimentHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The history service: batch after batch record, publish, acknowledge; and what its schedule and
 * its REST interface do in between.
 */
final class HistoryProcess extends SimulatedProcess {
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration SELDOM = Duration.ofSeconds(5);
  private static final int BATCH = 20;

  private final Map<Integer, Long> positions = new TreeMap<>();
  private Ledger ledger;
  private Outbox outbox;
  private Group.Member member;
  private boolean busy;

  HistoryProcess(World world, String name) {
    super(world, name);
  }

  @Override
  void begin() {
    positions.clear();
    busy = false;
    ledger = new Ledger(this);
    outbox = new Outbox(this);
    member = world().histories().join(this, this::assigned);
    every(SOON, outbox::saveProgress);
    every(SELDOM, outbox::publishStragglers);
    every(SOON, this::expire);
  }

  @Override
  void end() {
    positions.clear();
  }

  /** Takes an experiment in; the same twice is one experiment. */
  void submit(ExperimentSubmitted submission, Optional<Long> deadline) {
    world()
        .database()
        .call(
            this,
            () -> {
              world().database().submit(submission, deadline);
              return submission;
            },
            taken -> publishStored(taken.experiment()),
            e -> say("did not take in " + submission.experiment()));
  }

  /** Changes the status of an experiment; what it does not allow is refused. */
  void change(String experiment, Function<ExperimentHistory, ExperimentEvent> change) {
    ledger.change(experiment, change, () -> publishStored(experiment));
  }

  /** Publishes without a look at what comes of it. */
  void publishNow(List<ExperimentEvent> events) {
    outbox.publish(events, () -> {}, e -> {});
  }

  private void publishStored(String experiment) {
    outbox.publishStored(List.of(experiment), () -> {}, e -> {});
  }

  private void expire() {
    world()
        .database()
        .call(
            this,
            world().database()::overdue,
            over -> over.forEach(each -> change(each, ExperimentHistory::expire)),
            e -> say("cannot look for what is overdue"));
  }

  private void assigned(Set<Integer> partitions) {
    positions.keySet().retainAll(partitions);
    for (int partition : partitions) {
      if (!positions.containsKey(partition)) {
        long committed = world().histories().committed(partition);
        say("reads evaluations-" + partition + " from " + committed);
        positions.put(partition, committed);
        world().evaluations(partition).listen(name(), step(this::poll));
      }
    }
    poll();
  }

  private void poll() {
    if (busy) {
      return;
    }
    List<EvaluationOutcome> outcomes = new ArrayList<>();
    Map<Integer, Long> ends = new TreeMap<>();
    positions.forEach(
        (partition, position) -> {
          List<Log.Entry<EvaluationEvent>> records =
              world().evaluations(partition).read(position, BATCH);
          for (Log.Entry<EvaluationEvent> record : records) {
            ends.put(partition, record.offset() + 1);
            if (record.event() instanceof EvaluationOutcome outcome) {
              say("takes " + outcome.id());
              outcomes.add(outcome);
            }
          }
        });
    if (!ends.isEmpty()) {
      busy = true;
      positions.putAll(ends);
      if (world().mutant() == Mutant.ACKNOWLEDGED_BEFORE_COMMIT) {
        commit(ends);
      }
      next(() -> record(outcomes, ends, FIRST_RETRY));
    }
  }

  private void record(List<EvaluationOutcome> outcomes, Map<Integer, Long> ends, Duration pause) {
    if (outcomes.isEmpty()) {
      acknowledge(ends);
      return;
    }
    ledger.record(
        outcomes,
        batch -> publish(batch.events(), ends, FIRST_RETRY),
        () -> {
          if (world().mutant() == Mutant.BATCH_DROPPED_AFTER_ABORT) {
            acknowledge(ends);
          } else {
            after(pause.toNanos(), () -> record(outcomes, ends, longer(pause)));
          }
        });
  }

  private void publish(List<ExperimentEvent> events, Map<Integer, Long> ends, Duration pause) {
    next(
        () ->
            outbox.publish(
                events,
                () -> acknowledge(ends),
                e -> after(pause.toNanos(), () -> publish(events, ends, longer(pause)))));
  }

  private void acknowledge(Map<Integer, Long> ends) {
    next(
        () -> {
          commit(ends);
          busy = false;
          poll();
        });
  }

  private void commit(Map<Integer, Long> ends) {
    ends.forEach((partition, end) -> world().histories().commit(member, partition, end));
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_RETRY) < 0 ? twice : LONGEST_RETRY;
  }
}
