package io.l2nas.agent.channel;

import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells of evaluators with slots enough, so that nothing waits that a test does not hold back. */
public final class StandingEvaluators implements QuarkusTestResourceLifecycleManager {
  static final String ROBBED_POOL = "robbed";

  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final int SLOTS = 10_000;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger number = new AtomicInteger();
  private TopicProbe evaluators;
  private Future<?> told;

  @Override
  public int order() {
    return 1; // After the topics.
  }

  @Override
  public Map<String, String> start() {
    evaluators = new TopicProbe(Topic.EVALUATORS.topicName());
    told =
        clock.scheduleAtFixedRate(
            () -> List.of("default", ROBBED_POOL).forEach(this::tell),
            0,
            INTERVAL.toMillis(),
            TimeUnit.MILLISECONDS);
    return Map.of();
  }

  @Override
  public void stop() {
    told.cancel(false);
    clock.shutdownNow();
    evaluators.close();
  }

  private void tell(String pool) {
    EvaluatorReported report =
        new EvaluatorReported(
            "standing-" + pool,
            pool,
            number.incrementAndGet(),
            EvaluatorState.TAKING,
            SLOTS,
            "none",
            List.of());
    evaluators.send(report.evaluator(), EventCodec.encode(report));
  }
}
