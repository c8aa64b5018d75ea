package io.l2nas.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.ExperimentRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas say of every field what it is, and say the same as the records. */
class SchemasTest {
  private static final Set<String> GENERAL =
      Set.of("name", "label", "text", "string", "finite", "vector", "count", "strings", "metrics");

  /** A record, the schema of its objects, and the file that the schema stands in. */
  private record Described(Class<?> record, JsonNode schema, String file) {
    JsonNode property(String name) {
      return schema.at("/properties/" + name);
    }

    String place(String component) {
      return file + ": " + record.getSimpleName() + "." + component;
    }
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyComponentIsAFieldWithADescription(EventType type) {
    // Given
    Described event = new Described(type.event(), Schemas.read(type.wireName()), type.wireName());

    // When
    SoftAssertions soft = new SoftAssertions();
    assertDescribed(event, List.of("type"), soft);

    // Then
    soft.assertAll();
  }

  @Test
  void everyComponentOfARequestIsAFieldWithADescription() {
    // Given
    JsonNode schema = Schemas.read(Schemas.REQUEST);
    Described request = new Described(ExperimentRequest.class, schema, Schemas.REQUEST);
    Described space =
        new Described(CustomSpace.class, schema.at("/$defs/customSpace"), Schemas.REQUEST);

    // When
    SoftAssertions soft = new SoftAssertions();
    assertFieldsDescribed(request, List.of(), soft);
    assertDescribed(space, List.of(), soft);

    // Then
    soft.assertAll();
    assertThat(strings(schema.path("required"))).containsExactly("metric");
    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void theTypeIsConstant(EventType type) {
    // When
    JsonNode schema = Schemas.read(type.wireName());

    // Then
    assertThat(schema.at("/properties/type/const").asText()).isEqualTo(type.wireName());
    assertThat(schema.path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.path("title").asText()).isEqualTo(type.event().getSimpleName());
    assertThat(schema.path("description").asText()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void unknownFieldsAreAllowedEverywhere(EventType type) {
    // When
    List<JsonNode> closed =
        Stream.of(Schemas.read(type.wireName()), Schemas.read(Schemas.DEFINITIONS))
            .flatMap(schema -> schema.findValues("additionalProperties").stream())
            .filter(JsonNode::isBoolean)
            .toList();

    // Then
    assertThat(closed).isEmpty();
  }

  @Test
  void everyEventHasAType() {
    // When
    List<Class<?>> records = records(Event.class).toList();

    // Then
    assertThat(Arrays.stream(EventType.values()).<Class<?>>map(EventType::event))
        .containsExactlyInAnyOrderElementsOf(records);
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(SchemasTest::records);
  }

  /** Every component is a field, required unless it is young, and nothing else is one. */
  private static void assertDescribed(Described described, List<String> more, SoftAssertions soft) {
    assertFieldsDescribed(described, more, soft);
    soft.assertThat(strings(described.schema().path("required")))
        .as(described.place("required"))
        .containsExactlyInAnyOrderElementsOf(
            fields(described, more).stream().filter(field -> !isYoung(described, field)).toList());
  }

  private static boolean isYoung(Described described, String field) {
    return Arrays.stream(described.record().getRecordComponents())
        .filter(component -> component.getName().equals(field))
        .map(RecordComponent::getType)
        .anyMatch(type -> type == Optional.class || YoungFieldsModule.isYoung(type));
  }

  private static void assertFieldsDescribed(
      Described described, List<String> more, SoftAssertions soft) {
    List<String> properties = new ArrayList<>();
    described.schema().path("properties").fieldNames().forEachRemaining(properties::add);
    soft.assertThat(properties)
        .as(described.place("properties"))
        .containsExactlyInAnyOrderElementsOf(fields(described, more));
    for (RecordComponent component : described.record().getRecordComponents()) {
      JsonNode property = described.property(component.getName());
      soft.assertThat(description(property, described.file()))
          .as(described.place(component.getName()))
          .isNotBlank();
      nested(component)
          .forEach(record -> assertDescribed(find(record, property, described), List.of(), soft));
    }
  }

  private static List<String> fields(Described described, List<String> more) {
    return Stream.concat(
            more.stream(),
            Arrays.stream(described.record().getRecordComponents()).map(RecordComponent::getName))
        .toList();
  }

  /** What "a finite number" means, the field itself must say. */
  private static String description(JsonNode property, String file) {
    String definition = property.path("$ref").asText().replaceAll(".*/", "");
    return property.has("description") || GENERAL.contains(definition)
        ? property.path("description").asText()
        : Schemas.resolve(property, file).path("description").asText();
  }

  /** The records that a component holds, alone or in a list; events have a test of their own. */
  private static Stream<Class<?>> nested(RecordComponent component) {
    Type type = component.getGenericType();
    Type inner = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
    return inner instanceof Class<?> record
            && record.isRecord()
            && !record.equals(CustomSpace.class)
        ? Stream.of(record)
        : Stream.empty();
  }

  private static Described find(Class<?> record, JsonNode property, Described parent) {
    JsonNode schema = Schemas.resolve(property, parent.file());
    String file = fileOf(property, parent.file());
    return schema.has("items")
        ? find(record, schema.path("items"), new Described(record, schema, file))
        : new Described(record, schema, file);
  }

  private static String fileOf(JsonNode property, String here) {
    return property.path("$ref").asText().startsWith(Schemas.DEFINITIONS)
        ? Schemas.DEFINITIONS
        : here;
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(entry -> strings.add(entry.asText()));
    return strings;
  }
}
