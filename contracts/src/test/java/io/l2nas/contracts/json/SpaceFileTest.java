package io.l2nas.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.fixtures.Specs;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user's space is a file that says what is wrong with it. */
class SpaceFileTest {

  @Test
  void aFileIsRead() throws MalformedRecordException {
    // Given
    String file =
        """
        {
          "name": "toy",
          "rows": [
            { "name": "operation", "choices": ["skip", "conv", "pool"] },
            { "name": "kernel", "choices": ["3", "5"] }
          ],
          "separator": "|"
        }
        """;

    // When
    CustomSpace space = SpaceFile.read(file.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(space).isEqualTo(Specs.customSpace());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                       | the space is empty; it must be a JSON object
          null                     | the space begins with 'null'; it must be a JSON object
          {}                       | name is missing; it must be a text
          {"name": "x"}            | rows is missing; it must be an array
          {"nam": 1, "name": "x", "separator": "-", "rows": [{"name": "r", "choices": ["a"]}]} | nam is unknown; known are name, rows, separator
          {"name": "x", "separator": "-", "rows": [{"name": "r", "choices": [3]}]}      | rows[0].choices[0] is 3; it must be a text
          {"name": "x", "separator": "-", "rows": [{"name": "r", "choices": []}]}       | rows[0]: row 'r' has no choices; give it at least one
          {"name": "x", "separator": "-", "rows": [{"name": "r", "choices": ["a-b"]}]}  | the choice 'a-b' contains the separator '-' or runs into it, so two architectures could have one text; give another separator
          """)
  void whatIsNoSpaceIsRefused(String json, String message) {
    // Given
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    // When
    // Then
    assertThatThrownBy(() -> SpaceFile.read(bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(message);
  }
}
