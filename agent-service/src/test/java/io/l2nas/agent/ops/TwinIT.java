package io.l2nas.agent.ops;

import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.l2nas.contracts.Topic;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** Two agents of one id. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(TwinResource.class)
class TwinIT {
  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> kafka;

  @Test
  void theEarlierOneSaysThatItIsNotAliveAnyMore() {
    // Given
    await().untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));

    // When
    try (Consumer<byte[], byte[]> twin = twin()) {
      twin.subscribe(List.of(Topic.STATES.topicName(), Topic.EVALUATIONS.topicName()));
      await()
          .until(
              () -> {
                twin.poll(Duration.ofMillis(100));
                return !twin.assignment().isEmpty();
              });

      // Then
      await()
          .untilAsserted(
              () ->
                  when()
                      .get("/q/health/live")
                      .then()
                      .statusCode(503)
                      .body(containsString("same group.instance.id")));
    }
  }

  private Consumer<byte[], byte[]> twin() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("group.id", "l2nas.agent");
    settings.put("group.instance.id", TwinResource.ID);
    settings.put("partition.assignment.strategy", RangeAssignor.class.getName());
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
