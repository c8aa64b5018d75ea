package io.l2nas.agent.channel;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.core.experiment.Specification;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.messaging.TopicCreation;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** An evaluator takes actions from the queue, and dies before it can tell of any. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
@WithTestResource(StandingEvaluators.class)
class LostInTheQueueIT {
  private static final String POOL = StandingEvaluators.ROBBED_POOL;
  private static final int PARALLELISM = 3;

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> kafka;

  @Test
  void theActionsAreDispatchedAgain() {
    // Given
    await().untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
    try (Admin admin = Admin.create(kafka)) {
      TopicCreation.create(admin, List.of(POOL), 1);
    }
    try (TopicProbe states = new TopicProbe(Topic.STATES.topicName());
        TopicProbe actions = new TopicProbe(Topic.actionsOf(POOL))) {
      states.send("robbed-1", EventCodec.encode(submission()));

      // When
      rob();

      // Then
      assertThat(
              actions.await(
                  PARALLELISM, record -> StateFollowerTestBase.action(record).attempt() == 2))
          .extracting(StateFollowerTestBase::action)
          .extracting(ActionProposed::step)
          .containsExactlyInAnyOrder(0, 1, 2);
    }
  }

  private void rob() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("group.id", Topic.evaluatorsOf(POOL));
    try (KafkaShareConsumer<byte[], byte[]> robber =
        new KafkaShareConsumer<>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      robber.subscribe(List.of(Topic.actionsOf(POOL)));
      AtomicInteger taken = new AtomicInteger();
      while (taken.get() < PARALLELISM) {
        robber.poll(Duration.ofMillis(200)).forEach(record -> taken.incrementAndGet());
      }
      robber.commitSync();
    }
  }

  private static ExperimentSubmitted submission() {
    ExperimentSpec spec =
        Specification.of(Experiments.of("random").parallelism(PARALLELISM).request());
    return new ExperimentSubmitted("robbed-1", Records.with(spec, "pool", POOL));
  }
}
