package io.l2nas.contracts.json;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.QuarantineReported;
import io.l2nas.contracts.StepLearned;
import io.l2nas.contracts.TeamReported;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.Topic.Cleanup;
import io.l2nas.contracts.fixtures.Events;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The AsyncAPI document says what the code says: every topic and every type, and nothing else. */
class AsyncApiTest {
  private static final Map<Topic, String> CHANNELS =
      Map.ofEntries(
          entry(Topic.ACTIONS, "actions"),
          entry(Topic.RECALLS, "recalls"),
          entry(Topic.EVALUATIONS, "evaluations"),
          entry(Topic.STATES, "states"),
          entry(Topic.TELEMETRY, "telemetry"),
          entry(Topic.EVALUATORS, "evaluators"),
          entry(Topic.DEMANDS, "demands"),
          entry(Topic.TEAMS, "teams"),
          entry(Topic.QUARANTINES, "quarantines"),
          entry(Topic.CHECKPOINTS, "checkpoints"),
          entry(Topic.DEAD_LETTERS, "deadLetters"));

  private static final Map<Topic, Class<? extends Event>> FAMILIES =
      Map.of(
          Topic.ACTIONS, ActionProposed.class,
          Topic.RECALLS, ActionProposed.class,
          Topic.EVALUATIONS, EvaluationEvent.class,
          Topic.STATES, ExperimentEvent.class,
          Topic.TELEMETRY, StepLearned.class,
          Topic.EVALUATORS, EvaluatorReported.class,
          Topic.DEMANDS, DemandReported.class,
          Topic.TEAMS, TeamReported.class,
          Topic.QUARANTINES, QuarantineReported.class);

  private static JsonNode document;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream file = Topic.class.getResourceAsStream("asyncapi.yaml")) {
      document = new YAMLMapper().readTree(file);
    }
  }

  @Test
  void theChannelsAreTheTopics() {
    // When
    List<String> channels = names(document.path("channels"));

    // Then
    assertThat(document.path("asyncapi").asText()).startsWith("3.");
    assertThat(CHANNELS).containsOnlyKeys(Topic.values());
    assertThat(channels).containsExactlyInAnyOrderElementsOf(CHANNELS.values());
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void aChannelIsKeptAsItsTopicIs(Topic topic) {
    // When
    JsonNode channel = channel(topic);
    JsonNode kafka = channel.at("/bindings/kafka");

    // Then
    assertThat(channel.path("address").asText())
        .isEqualTo(topic == Topic.ACTIONS ? topic.topicName() + ".{pool}" : topic.topicName());
    assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
    assertThat(kafka.at("/topicConfiguration/retention.ms").asLong())
        .isEqualTo(retention(topic.cleanup()));
    assertThat(texts(kafka.at("/topicConfiguration/cleanup.policy")))
        .isEqualTo(policies(topic.cleanup()));
  }

  @Test
  void theMessagesAreTheTypes() {
    // When
    List<String> types = new ArrayList<>();
    document
        .at("/components/messages")
        .forEach(message -> types.add(message.path("name").asText()));

    // Then
    assertThat(types)
        .containsExactlyInAnyOrderElementsOf(
            plus(wireNames(Event.class), "deadLetter", "checkpoint"));
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void aChannelCarriesTheFamilyOfItsTopic(Topic topic) {
    // When
    List<String> carried = new ArrayList<>();
    channel(topic)
        .path("messages")
        .forEach(reference -> carried.add(resolve(reference).path("name").asText()));

    // Then
    assertThat(carried)
        .containsExactlyInAnyOrderElementsOf(
            FAMILIES.containsKey(topic)
                ? wireNames(FAMILIES.get(topic))
                : List.of(topic == Topic.DEAD_LETTERS ? "deadLetter" : "checkpoint"));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void aMessageHasTheSchemaOfItsType(EventType type) {
    // Given
    JsonNode message =
        StreamSupport.stream(document.at("/components/messages").spliterator(), false)
            .filter(candidate -> candidate.path("name").asText().equals(type.wireName()))
            .findFirst()
            .orElseThrow();

    // When
    String schema = message.at("/payload/schema/$ref").asText();

    // Then
    assertThat(schema).isEqualTo("schemas/" + type.wireName() + ".json");
    assertThat(Topic.class.getResource(schema)).isNotNull();
    assertThat(message.at("/payload/schemaFormat").asText()).endsWith("draft-2020-12");
    assertThat(resolve(message.path("bindings")).at("/kafka/key/type").asText())
        .isEqualTo("string");
  }

  @Test
  void theHeadersAreTheOnesOfCloudEventsAndMaybeOneOfATrace() {
    // Given
    Map<String, String> headers =
        CloudEventHeaders.of(Events.evaluationStarted(), "l2nas/test", Instant.EPOCH);

    // When
    JsonNode described = document.at("/components/messageTraits/cloudEvent/headers");

    // Then
    assertThat(names(described.path("properties")))
        .containsExactlyInAnyOrderElementsOf(plus(List.copyOf(headers.keySet()), "traceparent"));
    assertThat(texts(described.path("required")))
        .containsExactlyInAnyOrderElementsOf(headers.keySet());
    described
        .path("properties")
        .forEach(header -> assertThat(header.path("description").asText()).isNotBlank());
  }

  @Test
  void everyServiceHasItsOperations() {
    // When
    List<String> operations = new ArrayList<>();
    document
        .path("operations")
        .forEach(
            operation ->
                operations.add(
                    "%s %s %s"
                        .formatted(
                            operation.at("/tags/0/name").asText(),
                            operation.path("action").asText(),
                            operation.at("/channel/$ref").asText())));

    // Then
    assertThat(operations)
        .containsExactlyInAnyOrder(
            "agent-service receive #/channels/states",
            "agent-service receive #/channels/evaluations",
            "agent-service send #/channels/evaluations",
            "agent-service send #/channels/actions",
            "agent-service send #/channels/recalls",
            "agent-service receive #/channels/evaluators",
            "agent-service receive #/channels/demands",
            "agent-service receive #/channels/teams",
            "agent-service send #/channels/demands",
            "agent-service send #/channels/telemetry",
            "agent-service receive #/channels/checkpoints",
            "agent-service send #/channels/checkpoints",
            "agent-service send #/channels/deadLetters",
            "evaluator-service receive #/channels/actions",
            "evaluator-service receive #/channels/quarantines",
            "evaluator-service send #/channels/evaluations",
            "evaluator-service send #/channels/evaluators",
            "evaluator-service send #/channels/deadLetters",
            "history-service receive #/channels/evaluations",
            "history-service send #/channels/evaluations",
            "history-service receive #/channels/recalls",
            "history-service send #/channels/states",
            "history-service receive #/channels/telemetry",
            "history-service receive #/channels/evaluators",
            "history-service receive #/channels/demands",
            "history-service receive #/channels/teams",
            "history-service receive #/channels/quarantines",
            "history-service send #/channels/quarantines",
            "history-service send #/channels/teams",
            "history-service receive #/channels/deadLetters",
            "history-service send #/channels/deadLetters");
  }

  @Test
  void everyReferenceInsideTheDocumentLeadsSomewhere() {
    // When
    List<String> references = document.findValuesAsText("$ref");

    // Then
    assertThat(references)
        .filteredOn(reference -> reference.startsWith("#"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  private static JsonNode channel(Topic topic) {
    return document.at("/channels/" + CHANNELS.get(topic));
  }

  private static JsonNode resolve(JsonNode reference) {
    return document.at(reference.path("$ref").asText().substring(1));
  }

  private static long retention(Cleanup cleanup) {
    return switch (cleanup) {
      case KEEP, KEEP_LATEST -> -1;
      case KEEP_LATEST_FOR_AN_HOUR -> Duration.ofHours(1).toMillis();
      case DELETE_AFTER_A_WEEK -> Duration.ofDays(7).toMillis();
    };
  }

  private static List<String> policies(Cleanup cleanup) {
    return switch (cleanup) {
      case KEEP, DELETE_AFTER_A_WEEK -> List.of("delete");
      case KEEP_LATEST -> List.of("compact");
      case KEEP_LATEST_FOR_AN_HOUR -> List.of("compact", "delete");
    };
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(entry -> texts.add(entry.asText()));
    return texts;
  }

  private static List<String> wireNames(Class<? extends Event> family) {
    return Arrays.stream(EventType.values())
        .filter(type -> family.isAssignableFrom(type.event()))
        .map(EventType::wireName)
        .toList();
  }

  private static List<String> plus(List<String> names, String... others) {
    List<String> more = new ArrayList<>(names);
    Collections.addAll(more, others);
    return more;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
