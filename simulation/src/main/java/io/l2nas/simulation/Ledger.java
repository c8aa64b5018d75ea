package io.l2nas.simulation;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.history.HistoryBatch;
import io.l2nas.core.history.HistoryVersion;
import io.l2nas.core.history.IllegalTransitionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Decides what follows and writes it, as the history service does it, with what it remembers. */
final class Ledger {
  private static final int STALE_RETRIES = 20;

  private final HistoryProcess owner;
  private final World world;
  private final Map<String, ExperimentHistory> cache = new HashMap<>();

  Ledger(HistoryProcess owner) {
    this.owner = owner;
    this.world = owner.world();
  }

  /** Records a batch of outcomes; decides anew if another process wrote in between. */
  void record(List<EvaluationOutcome> outcomes, Consumer<HistoryBatch> done, Runnable failed) {
    List<EvaluationOutcome> ordered = new ArrayList<>(outcomes);
    if (world.mutant() == Mutant.LAST_WINS) {
      Collections.reverse(ordered);
    }
    record(ordered, STALE_RETRIES, done, failed);
  }

  /** Changes the status of an experiment, and goes on if that was lawful. */
  void change(
      String experiment, Function<ExperimentHistory, ExperimentEvent> change, Runnable done) {
    world
        .database()
        .call(
            owner,
            () -> world.database().load(experiment),
            history -> history.ifPresent(known -> change(known, change, done)),
            e -> owner.say("cannot change " + experiment));
  }

  private void change(
      ExperimentHistory history,
      Function<ExperimentHistory, ExperimentEvent> change,
      Runnable done) {
    HistoryVersion version = history.version();
    ExperimentEvent event;
    try {
      event = change.apply(history);
    } catch (IllegalTransitionException e) {
      owner.say("refuses: " + e.getMessage());
      return;
    }
    write(
        HistoryBatch.ofChange(event, history.progress(), version),
        List.of(Database.Progress.of(history)),
        () -> {
          owner.say("writes " + event.id());
          done.run();
        },
        e -> owner.say("did not write " + event.id() + ": " + e.getClass().getSimpleName()));
  }

  private void record(
      List<EvaluationOutcome> outcomes, int retries, Consumer<HistoryBatch> done, Runnable failed) {
    Set<String> experiments =
        new LinkedHashSet<>(outcomes.stream().map(EvaluationOutcome::experiment).toList());
    world
        .database()
        .call(
            owner,
            () -> known(experiments),
            known ->
                owner.next(
                    () ->
                        decideAndStore(
                            known,
                            outcomes,
                            done,
                            e -> {
                              if (e instanceof Database.StaleException && retries > 0) {
                                owner.next(() -> record(outcomes, retries - 1, done, failed));
                              } else {
                                failed.run();
                              }
                            })),
            e -> failed.run());
  }

  private Map<String, ExperimentHistory> known(Collection<String> experiments) {
    Map<String, ExperimentHistory> known = new LinkedHashMap<>();
    for (String experiment : experiments) {
      Optional.ofNullable(cache.get(experiment))
          .or(() -> world.database().load(experiment))
          .ifPresent(history -> known.put(experiment, history));
    }
    return known;
  }

  private void decideAndStore(
      Map<String, ExperimentHistory> known,
      List<EvaluationOutcome> outcomes,
      Consumer<HistoryBatch> done,
      Consumer<RuntimeException> failed) {
    HistoryBatch batch = HistoryBatch.decide(known, outcomes);
    if (world.mutant() == Mutant.PUBLISHED_BEFORE_COMMIT) {
      owner.publishNow(batch.events());
    }
    List<Database.Progress> advanced =
        batch.events().stream()
            .map(ExperimentEvent::experiment)
            .distinct()
            .map(known::get)
            .map(Database.Progress::of)
            .toList();
    write(
        batch,
        advanced,
        () -> {
          batch.events().forEach(event -> owner.say("writes " + event.id()));
          keep(known.values());
          done.accept(batch);
        },
        e -> {
          owner.say("aborts a batch: " + e.getClass().getSimpleName());
          known.keySet().forEach(cache::remove);
          if (world.mutant() == Mutant.HISTORY_KEPT_AFTER_ABORT) {
            keep(known.values());
          }
          failed.accept(e);
        });
  }

  private void write(
      HistoryBatch batch,
      List<Database.Progress> progress,
      Runnable done,
      Consumer<RuntimeException> failed) {
    world
        .database()
        .call(
            owner,
            () -> {
              world.database().record(batch, progress);
              return batch;
            },
            written -> done.run(),
            failed);
  }

  private void keep(Collection<ExperimentHistory> histories) {
    for (ExperimentHistory history : histories) {
      if (history.status().isTerminal()) {
        cache.remove(history.experiment());
      } else {
        cache.put(history.experiment(), history);
      }
    }
  }
}
