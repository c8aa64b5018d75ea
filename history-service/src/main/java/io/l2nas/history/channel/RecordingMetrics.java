package io.l2nas.history.channel;

import io.l2nas.core.history.HistoryBatch;
import io.l2nas.messaging.DeadLetter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What this instance records, publishes and finds unusable, for Prometheus; docs/metrics.md lists
 * it.
 */
@ApplicationScoped
class RecordingMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(3),
    Duration.ofMillis(10),
    Duration.ofMillis(30),
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(10),
    Duration.ofMinutes(1)
  };

  private final MeterRegistry registry;
  private final Counter firsts;
  private final Counter late;
  private final Counter rejected;
  private final DistributionSummary batches;
  private final Timer recording;
  private final Timer publishing;
  private final Counter deadLetters;
  private final Counter redriven;
  private final AtomicInteger stragglers = new AtomicInteger();

  RecordingMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.firsts = outcomes("first");
    this.late = outcomes("late");
    this.rejected = outcomes("rejected");
    this.batches =
        DistributionSummary.builder("l2nas.history.batch.outcomes")
            .description("Outcomes that were recorded together")
            .serviceLevelObjectives(1, 3, 10, 30, 100, 300, 1000)
            .register(registry);
    this.recording = timer("l2nas.history.recording", "What it takes to record a batch");
    this.publishing =
        timer("l2nas.history.publishing", "From recorded to published, for a batch of events");
    this.deadLetters =
        counter("l2nas.history.dead.letters", "Records that nobody could use", Tags.empty());
    this.redriven =
        counter("l2nas.history.dead.letters.redriven", "Dead letters sent again", Tags.empty());
    Gauge.builder("l2nas.history.outbox.stragglers", stragglers, AtomicInteger::get)
        .description("Experiments whose recorded events are not published after 5 s")
        .register(registry);
  }

  /** A batch is recorded. */
  void recorded(HistoryBatch batch) {
    firsts.increment(batch.firsts().size());
    late.increment(batch.late().size());
    rejected.increment(batch.rejected().size());
    batches.record(batch.firsts().size() + batch.late().size() + batch.rejected().size());
  }

  /** The task, timed from its subscription on if it succeeds. */
  <T> Uni<T> timeRecording(Uni<T> task) {
    return timed(task, recording);
  }

  /** The same of what publishes. */
  <T> Uni<T> timePublishing(Uni<T> task) {
    return timed(task, publishing);
  }

  /** So many experiments have events that nobody has published for a while. */
  void straggle(int experiments) {
    stragglers.set(experiments);
  }

  /** These were noted. */
  void buried(List<DeadLetter> letters) {
    long again = letters.stream().filter(DeadLetter::redriven).count();
    redriven.increment(again);
    deadLetters.increment(letters.size() - again);
  }

  private <T> Uni<T> timed(Uni<T> task, Timer timer) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Timer.Sample sample = Timer.start(registry);
              return task.invoke(() -> sample.stop(timer));
            });
  }

  private Timer timer(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Counter outcomes(String result) {
    return counter(
        "l2nas.history.outcomes", "Outcomes that evaluators told", Tags.of("result", result));
  }

  private Counter counter(String name, String description, Tags tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }
}
