package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the shared definitions are the records' own. */
class SchemaRulesTest {
  private static JsonNode definitions;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream file =
        Require.class.getResourceAsStream("schemas/io.l2nas.definitions.v1.json")) {
      definitions = new ObjectMapper().readTree(file).path("$defs");
    }
  }

  @Test
  void idsHaveOnePattern() {
    // When
    // Then
    assertThat(definitions.at("/name/pattern").asText()).isEqualTo("^" + Require.NAME + "$");
    assertThat(definitions.at("/pool/pattern").asText()).isEqualTo("^" + Require.POOL + "$");
  }

  @Test
  void textsHaveOneLength() {
    // When
    // Then
    assertThat(definitions.at("/text/maxLength").asInt()).isEqualTo(Require.MAX_TEXT);
    assertThat(definitions.at("/string/maxLength").asInt()).isEqualTo(Require.MAX_TEXT);
    assertThat(definitions.at("/label/maxLength").asInt()).isEqualTo(Require.MAX_LABEL);
  }

  @Test
  void numbersAreFinite() {
    // When
    JsonNode number = definitions.path("finite");
    JsonNode entry = definitions.at("/vector/items");

    // Then
    assertThat(number.path("minimum").asDouble()).isEqualTo(-Double.MAX_VALUE);
    assertThat(number.path("maximum").asDouble()).isEqualTo(Double.MAX_VALUE);
    assertThat(Float.parseFloat(entry.path("minimum").asText())).isEqualTo(-Float.MAX_VALUE);
    assertThat(Float.parseFloat(entry.path("maximum").asText())).isEqualTo(Float.MAX_VALUE);
  }
}
