package io.l2nas.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.fixtures.Events;
import io.l2nas.contracts.fixtures.Records;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was encoded is decoded bit for bit. */
class RoundTripTest {
  private static final int ROUNDS = 10_000;

  @Test
  void randomVectorsComeBackBitForBit() throws MalformedRecordException {
    // Given
    Random random = new Random(31);

    for (int round = 0; round < ROUNDS; round++) {
      float[] values = new float[random.nextInt(8)];
      for (int i = 0; i < values.length; i++) {
        values[i] = anyFloat(random);
      }

      // When
      FloatVector decoded = roundTrip("alpha", FloatVector.of(values)).alpha();

      // Then
      assertThat(bits(decoded.toArray())).isEqualTo(bits(values));
    }
  }

  @Test
  void randomDoublesComeBackBitForBit() throws MalformedRecordException {
    // Given
    Random random = new Random(32);

    for (int round = 0; round < ROUNDS; round++) {
      double value = anyDouble(random);

      // When
      EvaluationCompleted decoded = roundTrip("value", value);
      double reported = roundTrip("reported", Map.of("m", value)).reported().get("m");

      // Then
      assertThat(Double.doubleToRawLongBits(decoded.value()))
          .isEqualTo(Double.doubleToRawLongBits(value));
      assertThat(Double.doubleToRawLongBits(reported)).isEqualTo(Double.doubleToRawLongBits(value));
    }
  }

  @Test
  void extremesComeBackBitForBit() throws MalformedRecordException {
    // Given
    float[] floats = {
      0f,
      -0f,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MIN_NORMAL,
      Math.nextDown(Float.MIN_NORMAL),
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      1e-45f,
      16777217f,
      0.1f,
      1 / 3f,
      2e-3f
    };
    double[] doubles = {
      0d,
      -0d,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      Double.MIN_NORMAL,
      2.2250738585072011e-308,
      Double.MAX_VALUE,
      -Double.MAX_VALUE,
      9007199254740993d,
      0.1,
      1 / 3d,
      2e-3,
      2e23
    };

    // When
    float[] decoded = roundTrip("alpha", FloatVector.of(floats)).alpha().toArray();

    // Then
    assertThat(bits(decoded)).isEqualTo(bits(floats));
    for (double value : doubles) {
      assertThat(Double.doubleToRawLongBits(roundTrip("value", value).value()))
          .isEqualTo(Double.doubleToRawLongBits(value));
    }
  }

  /** Through a double this text would be rounded twice, and end one bit too low. */
  @Test
  void aFloatIsRoundedOnce() throws MalformedRecordException {
    // Given
    String text = "1.00000005960464477540";
    assertThat((float) Double.parseDouble(text)).isNotEqualTo(Float.parseFloat(text));
    byte[] bytes =
        new String(EventCodec.encode(Events.evaluationCompleted()), StandardCharsets.UTF_8)
            .replace("-0.0", text)
            .getBytes(StandardCharsets.UTF_8);

    // When
    EvaluationCompleted decoded = EventCodec.decode(EvaluationCompleted.class, bytes);

    // Then
    assertThat(decoded.alpha().get(3)).isEqualTo(Float.parseFloat(text));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1})
  void everySeedComesBack(long seed) throws MalformedRecordException {
    // Given
    var submitted =
        Records.with(
            Events.experimentSubmitted(),
            "spec",
            Records.with(Events.experimentSubmitted().spec(), "seed", seed));

    // When
    Event decoded = EventCodec.decode(Event.class, EventCodec.encode(submitted));

    // Then
    assertThat(decoded).isEqualTo(submitted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\/\b\n", "α_t ≠ 🙂", "\u0001\u001f\u007f\u2028", "null", " x "})
  void everyTextComesBack(String text) throws MalformedRecordException {
    // Given
    EvaluationFailed failed = Records.with(Events.evaluationFailed(), "message", text);

    // When
    Event decoded = EventCodec.decode(Event.class, EventCodec.encode(failed));

    // Then
    assertThat(decoded).isEqualTo(failed);
  }

  @Test
  void theLongestTextComesBack() throws MalformedRecordException {
    // Given
    EvaluationFailed failed =
        Records.with(Events.evaluationFailed(), "message", "🙂".repeat(65_536));

    // When
    Event decoded = EventCodec.decode(Event.class, EventCodec.encode(failed));

    // Then
    assertThat(decoded).isEqualTo(failed);
  }

  @Test
  void whatWouldNotBeReadIsNotWritten() {
    // Given
    float[] values = new float[2_000_000];
    Arrays.fill(values, 0.12345678f);
    EvaluationCompleted event =
        Records.with(Events.evaluationCompleted(), "alpha", FloatVector.of(values));

    // When
    // Then
    assertThatThrownBy(() -> EventCodec.encode(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "the event toy-1/1/completed/2/gpu-7 has \\d+ bytes; it may have at most 16777216");
  }

  @Test
  void theBytesDoNotDependOnTheOrderOfAMap() {
    // Given
    Map<String, Double> forwards = new LinkedHashMap<>();
    Map<String, Double> backwards = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      forwards.put("m" + i, 1.0);
      backwards.put("m" + (19 - i), 1.0);
    }

    // When
    byte[] first =
        EventCodec.encode(Records.with(Events.evaluationCompleted(), "reported", forwards));
    byte[] second =
        EventCodec.encode(Records.with(Events.evaluationCompleted(), "reported", backwards));

    // Then
    assertThat(first).isEqualTo(second);
  }

  private static EvaluationCompleted roundTrip(String component, Object value)
      throws MalformedRecordException {
    EvaluationCompleted event = Records.with(Events.evaluationCompleted(), component, value);
    return EventCodec.decode(EvaluationCompleted.class, EventCodec.encode(event));
  }

  /** Any finite bit pattern; one in eight is subnormal. */
  private static float anyFloat(Random random) {
    int mask = random.nextInt(8) == 0 ? 0x807FFFFF : -1;
    float value = Float.intBitsToFloat(random.nextInt() & mask);
    return Float.isFinite(value) ? value : random.nextFloat();
  }

  private static double anyDouble(Random random) {
    long mask = random.nextInt(8) == 0 ? 0x800FFFFFFFFFFFFFL : -1;
    double value = Double.longBitsToDouble(random.nextLong() & mask);
    return Double.isFinite(value) ? value : random.nextDouble();
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }
}
