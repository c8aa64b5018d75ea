package io.l2nas.evaluator.channel;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three evaluators of two slots each, as application.properties has them, share the work. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
class PoolSharingIT {
  private static final int SLOTS = 2;
  private static final AtomicInteger EXPERIMENTS = new AtomicInteger();

  private final String experiment = "shared-" + EXPERIMENTS.incrementAndGet();
  private PoolProbe pool;

  @BeforeEach
  void open() {
    pool = new PoolProbe();
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void evaluatesEveryActionOnceHoweverManyMembersThereAre() {
    // When
    IntStream.range(0, 100).forEach(step -> pool.send(Toy.action(experiment, step)));

    // Then
    List<Integer> steps = completed(100).stream().map(EvaluationCompleted::step).toList();
    assertThat(steps).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).boxed().toList());
    assertThat(completed(100).stream().map(EvaluationCompleted::evaluator).distinct().sorted())
        .containsExactly("tester-0", "tester-1", "tester-2");
    assertThat(pool.told(experiment, 200)).hasSize(200);
  }

  @Test
  void neverRunsMoreThanItsSlots() {
    // Given
    EvaluatorSpec slow = Toy.evaluator(Map.of("delay", "400ms"));

    // When
    IntStream.range(0, 24).forEach(step -> pool.send(Toy.action(experiment, step, Toy.A_C, slow)));

    // Then
    Map<String, Integer> most = mostAtOnce(pool.told(experiment, 48));
    assertThat(most.values()).allMatch(atOnce -> atOnce <= SLOTS).contains(SLOTS);
  }

  @Test
  void findsTheActionsThatWereWaitingBeforeTheFirstMemberCame() {
    // When
    List<ConsumerRecord<String, byte[]>> records =
        pool.toldFromStart(PastResource.EARLY_EXPERIMENT, 2);

    // Then
    assertThat(records).hasSize(2);
    assertThat(PoolProbe.event(records.get(1))).isInstanceOf(EvaluationCompleted.class);
  }

  @Test
  void isReadyWhileEveryMemberTakesWork() {
    await()
        .untilAsserted(
            () ->
                when()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("checks.name", hasItem("evaluator takes work"))
                    .body("status", equalTo("UP")));
  }

  private List<EvaluationCompleted> completed(int count) {
    return pool.told(experiment, 2 * count).stream()
        .map(PoolProbe::event)
        .filter(EvaluationCompleted.class::isInstance)
        .map(EvaluationCompleted.class::cast)
        .toList();
  }

  /** By evaluator, how many evaluations had started and not ended; the records are in order. */
  private static Map<String, Integer> mostAtOnce(List<ConsumerRecord<String, byte[]>> records) {
    Map<String, Integer> running = new HashMap<>();
    Map<String, Integer> most = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      EvaluationEvent event = PoolProbe.event(record);
      int change = event instanceof EvaluationStarted ? 1 : -1;
      int now = running.merge(event.evaluator(), change, Integer::sum);
      most.merge(event.evaluator(), now, Math::max);
    }
    return most;
  }
}
