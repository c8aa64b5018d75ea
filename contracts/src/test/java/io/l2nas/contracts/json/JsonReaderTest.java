package io.l2nas.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.Event;
import io.l2nas.contracts.fixtures.Events;
import io.l2nas.contracts.fixtures.Golden;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A document is one JSON object in UTF-8, and nothing before or behind it. */
class JsonReaderTest {
  private static final String WHOLE =
      new String(EventCodec.encode(Events.evaluationStarted()), StandardCharsets.UTF_8);

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of(null, "is empty; it must be a JSON object"),
        Arguments.of("", "is empty; it must be a JSON object"),
        Arguments.of(" \n\t", "is empty; it must be a JSON object"),
        Arguments.of("null", "begins with 'null'; it must be a JSON object"),
        Arguments.of("5", "begins with '5'; it must be a JSON object"),
        Arguments.of("\"x\"", "begins with 'x'; it must be a JSON object"),
        Arguments.of("[" + WHOLE + "]", "begins with '['; it must be a JSON object"),
        Arguments.of(WHOLE + "{}", "goes on at character 103; it must end with its JSON object"),
        Arguments.of(WHOLE + "]", "is not JSON at line 1, column 104, near «"),
        Arguments.of(WHOLE.substring(0, 100), "ends too early, at evaluator; it must be one"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aDocumentThatIsNotOneObjectIsRefused(String document, String message) {
    // Given
    byte[] bytes = document == null ? null : document.getBytes(StandardCharsets.UTF_8);

    // When
    // Then
    assertThatThrownBy(() -> EventCodec.decode(Event.class, bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith("the record " + message);
  }

  @Test
  void everyBeginningOfARecordIsRefused() {
    // Given
    String whole = new String(Golden.bytes("state-advanced"), StandardCharsets.UTF_8);

    // When
    // Then
    for (int length = 0; length < whole.stripTrailing().length(); length++) {
      byte[] part = whole.substring(0, length).getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> EventCodec.decode(Event.class, part))
          .isInstanceOf(MalformedRecordException.class)
          .message()
          .isNotBlank();
    }
  }

  /** Overlong, cut off, half a surrogate pair, no start byte, Latin-1; and other encodings. */
  @ParameterizedTest
  @CsvSource({"C080", "E282", "EDA080", "FF", "FC", "F8888080"})
  void whatIsNoUtf8IsRefused(String hex) throws Exception {
    // Given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("{\"x\": \"".getBytes(StandardCharsets.UTF_8));
    bytes.write(HexFormat.of().parseHex(hex));
    bytes.write("\"}".getBytes(StandardCharsets.UTF_8));

    // When
    // Then
    assertThatThrownBy(() -> EventCodec.decode(Event.class, bytes.toByteArray()))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("the record is not valid UTF-8 at byte 7; it must be JSON in UTF-8");
  }

  @Test
  void whatIsNoUtf8IsFoundInsideAnArrayToo() throws Exception {
    // Given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(
        ("{\"rows\":[{\"name\":\"r\",\"choices\":[" + " ".repeat(100_000) + "\"")
            .getBytes(StandardCharsets.UTF_8));
    bytes.write(0xFF);
    bytes.write("\"]}]}".getBytes(StandardCharsets.UTF_8));

    // When
    // Then
    assertThatThrownBy(() -> SpaceFile.read(bytes.toByteArray()))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("the space is not valid UTF-8 at byte 100033; it must be JSON in UTF-8");
  }

  /** A document that is decoded while it is read is read as one that is decoded before. */
  @ParameterizedTest
  @CsvSource({
    "'', C3A9, type is missing",
    "EFBBBF, C3A9, type is missing",
    "'', C080, the record is not valid UTF-8 at byte 99999",
    "EFBBBF, E2, the record is not valid UTF-8 at byte 100002"
  })
  void aLongDocumentIsReadAsAShortOne(String mark, String hex, String message) throws Exception {
    // Given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(HexFormat.of().parseHex(mark));
    bytes.write(("{" + " ".repeat(99_996) + "\"x").getBytes(StandardCharsets.UTF_8));
    bytes.write(HexFormat.of().parseHex(hex));
    bytes.write("\": 1}".getBytes(StandardCharsets.UTF_8));

    // When
    // Then
    assertThatThrownBy(() -> EventCodec.decode(Event.class, bytes.toByteArray()))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16", "UTF-16LE", "UTF-32"})
  void anotherEncodingIsRefused(Charset encoding) {
    // Given
    byte[] bytes = WHOLE.getBytes(encoding);

    // When
    // Then
    assertThatThrownBy(() -> EventCodec.decode(Event.class, bytes))
        .isInstanceOf(MalformedRecordException.class)
        .message()
        .isNotBlank();
  }

  @Test
  void aByteOrderMarkIsSkipped() throws MalformedRecordException {
    // Given
    byte[] bytes = ("\uFEFF" + WHOLE).getBytes(StandardCharsets.UTF_8);

    // When
    Event decoded = EventCodec.decode(Event.class, bytes);

    // Then
    assertThat(decoded).isEqualTo(Events.evaluationStarted());
  }
}
