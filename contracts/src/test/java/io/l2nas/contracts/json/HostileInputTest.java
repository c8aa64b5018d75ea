package io.l2nas.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.l2nas.contracts.Event;
import io.l2nas.contracts.fixtures.Events;
import io.l2nas.contracts.fixtures.Golden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes is refused in no time, and nothing else than a refusal comes out. */
class HostileInputTest {
  private static final Duration QUICKLY = Duration.ofSeconds(2);
  private static final int MANY = 100_000;

  static Stream<Arguments> bombs() {
    String digits = "9".repeat(MANY);
    return Stream.of(
        bomb("deep array", "\"x\": " + "[".repeat(MANY) + "]".repeat(MANY), "x[0][0]"),
        bomb("deep object", "\"x\": " + "{\"a\":".repeat(MANY) + "1" + "}".repeat(MANY), "x.a.a"),
        bomb("deep alpha", "\"alpha\": " + "[".repeat(MANY), "alpha[0][0]"),
        bomb("deep type", "\"type\": " + "[".repeat(MANY), "type"),
        bomb("whole number", "\"step\": " + digits, "step is nested too deeply or too long"),
        bomb("fraction", "\"value\": 0." + digits, "value is nested too deeply or too long"),
        bomb("exponent", "\"value\": 1e" + digits, "value is nested too deeply or too long"),
        bomb("entry", "\"alpha\": [0." + digits + "]", "alpha[0] is nested too deeply or too long"),
        bomb("unknown number", "\"x\": " + digits, "x is nested too deeply or too long"),
        bomb("large exponent", "\"step\": 1e1000000000", "step is too large"),
        bomb("large fraction", "\"value\": 1e1000000000", "value"),
        bomb("large entry", "\"alpha\": [1e1000000000]", "alpha[0] is too large"),
        bomb("small exponent", "\"step\": 1e-1000000000", "step is 0.0"),
        bomb("long text", "\"architecture\": \"" + "x".repeat(2 * MANY) + "\"", "architecture is"),
        bomb("long wrong value", "\"step\": \"" + "x".repeat(MANY) + "\"", "step is \"xxx"),
        bomb(
            "long path",
            "\"x\": " + ("{\"" + "y".repeat(1_000) + "\":").repeat(40) + "1" + "}".repeat(40),
            "x.yyy"),
        bomb("long name", "\"" + "x".repeat(MANY) + "\": 1", "is nested too deeply or too long"));
  }

  private static Arguments bomb(String name, String field, String message) {
    String whole =
        new String(EventCodec.encode(Events.evaluationCompleted()), StandardCharsets.UTF_8);
    String key = field.substring(0, field.indexOf(':') + 1);
    String others = whole.substring(1).replaceFirst(key + "(\\[[^]]*]|\"[^\"]*\"|[^,]*),", "");
    return Arguments.of(name, "{" + field + "," + others, message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void aBombIsRefusedQuickly(String name, String json, String message) {
    // Given
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    // When
    // Then
    assertTimeoutPreemptively(
        QUICKLY,
        () ->
            assertThatThrownBy(() -> EventCodec.decode(Event.class, bytes))
                .isInstanceOf(MalformedRecordException.class)
                .message()
                .contains(message)
                .hasSizeLessThan(500));
  }

  @Test
  void twentyMegabytesAreRefusedUnread() {
    // Given
    byte[] bytes = " ".repeat(20_000_000).getBytes(StandardCharsets.UTF_8);

    // When
    // Then
    assertThatThrownBy(() -> EventCodec.decode(Event.class, bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("the record has 20000000 bytes; at most 16777216 are read");
    assertThatThrownBy(() -> RequestCodec.decode(bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("the request has 20000000 bytes; at most 16777216 are read");
    assertThatThrownBy(() -> SpaceFile.read(bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("the space has 20000000 bytes; at most 16777216 are read");
  }

  @Test
  void manyFieldsAreReadQuickly() {
    // Given
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 3 * MANY; i++) {
      json.append("\"f").append(i).append("\":1,");
    }
    byte[] bytes = json.append("\"x\":1}").toString().getBytes(StandardCharsets.UTF_8);

    // When
    // Then
    assertTimeoutPreemptively(
        QUICKLY.multipliedBy(5),
        () ->
            assertThatThrownBy(() -> EventCodec.decode(Event.class, bytes))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageStartingWith("type is missing"));
  }

  /** A hundred thousand choices in one row: comparing each with each would take minutes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          100000  | rows[0]: choices has 100001 entries; it may have at most 10000
          1000000 | of what is not a record 200000 names, values and brackets
          """)
  void aHugeSpaceIsRefusedQuickly(int choices, String message) {
    // Given
    StringBuilder json = new StringBuilder("{\"name\":\"x\",\"separator\":\"|\",\"rows\":[");
    json.append("{\"name\":\"r\",\"choices\":[\"c\"");
    for (int i = 0; i < choices; i++) {
      json.append(",\"c").append(i).append('"');
    }
    byte[] bytes = json.append("]}]}").toString().getBytes(StandardCharsets.UTF_8);

    // When
    // Then
    assertTimeoutPreemptively(
        QUICKLY.multipliedBy(5),
        () ->
            assertThatThrownBy(() -> SpaceFile.read(bytes))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining(message));
  }

  @Test
  void damagedBytesAreReadOrRefusedAndNothingElse() {
    // Given
    Set<String> files = Events.byGoldenFile().keySet();
    Random random = new Random(201);
    int refused = 0;

    // When
    for (String file : files) {
      for (int i = 0; i < 1_000; i++) {
        refused += isRefused(damaged(Golden.bytes(file), random)) ? 1 : 0;
      }
    }

    // Then
    assertThat(refused).isBetween(500 * files.size(), 960 * files.size());
  }

  private static boolean isRefused(byte[] bytes) {
    try {
      EventCodec.encode(EventCodec.decode(Event.class, bytes));
      return false;
    } catch (MalformedRecordException e) {
      String message = e.getMessage();
      if (message.isBlank() || message.length() > 1_000 || message.contains("\n")) {
        throw new AssertionError("no message for a person: " + message);
      }
      return true;
    }
  }

  /** One to three bytes changed, doubled or taken away. */
  private static byte[] damaged(byte[] bytes, Random random) {
    StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
    for (int n = random.nextInt(3); n >= 0; n--) {
      int place = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(place, (char) random.nextInt(256));
        case 1 -> text.insert(place, text.charAt(random.nextInt(text.length())));
        case 2 -> text.deleteCharAt(place);
        default -> text.setCharAt(place, text.charAt(random.nextInt(text.length())));
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
