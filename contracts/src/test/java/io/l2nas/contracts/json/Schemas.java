package io.l2nas.contracts.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The JSON Schemas as they lie in the jar. */
final class Schemas {
  static final String FOLDER = "/io/l2nas/contracts/schemas/";
  static final String REQUEST = "io.l2nas.experiment-request.v1";
  static final String DEFINITIONS = "io.l2nas.definitions.v1";

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private Schemas() {}

  /** What the schema of that name has against the document; empty if it is valid. */
  static List<String> complaints(String name, JsonNode document) {
    return FACTORY
        .getSchema(SchemaLocation.of("classpath:" + FOLDER.substring(1) + name + ".json"))
        .validate(document)
        .stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  /** The schema itself. */
  static JsonNode read(String name) {
    try (InputStream file = Schemas.class.getResourceAsStream(FOLDER + name + ".json")) {
      return MAPPER.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema that a reference leads to; a description beside the reference counts for more. */
  static JsonNode resolve(JsonNode schema, String name) {
    String reference = schema.path("$ref").asText();
    if (reference.isEmpty()) {
      return schema;
    }
    String[] parts = reference.split("#", -1);
    String file = parts[0].isEmpty() ? name : parts[0].replaceAll("\\.json$", "");
    JsonNode target = read(file);
    return resolve(parts.length == 1 ? target : target.at(parts[1]), file);
  }

  static JsonNode tree(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
