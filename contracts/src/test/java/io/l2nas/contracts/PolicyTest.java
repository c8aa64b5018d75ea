package io.l2nas.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.fixtures.Specs;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.PolicyFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a policy is, by itself and as a file. */
class PolicyTest {

  static Stream<Refusal> refusals() {
    Policy valid = Specs.policy();
    return Stream.of(
            Refusal.ofDigest(valid, "digest"),
            Refusal.ofName(valid, "experiment", "experiment"),
            Refusal.ofMissing(valid, "spec", "hidden", "weights"),
            Refusal.ofMinimum(valid, "steps", 1),
            Refusal.ofInfinite(valid, "best"),
            Refusal.ofDigest(valid, "trajectoryHash"),
            Stream.of(
                new Refusal(
                    valid, "hidden", List.of(8, 0), "hidden[1] is 0; it must be at least 1"),
                new Refusal(
                    valid, "weights", List.of("AA\n"), "weights[0] is 'AA�'; it must be base64"),
                new Refusal(
                    valid,
                    "weights",
                    List.of("A".repeat(Policy.MAX_PIECE + 1)),
                    "weights[0] is '%s…', 65537 characters long; it must have at most 65536"
                        .formatted("A".repeat(100)))))
        .flatMap(refusals -> refusals);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatIsNotValidIsRefused(Refusal refusal) {
    // When
    // Then
    refusal.check();
  }

  @Test
  void everyComponentHasARefusal() {
    // When
    // Then
    Refusal.checkComplete(refusals());
  }

  @Test
  void aFileIsReadBack() throws MalformedRecordException {
    // When
    byte[] file = PolicyFile.write(Specs.policy());

    // Then
    assertThat(PolicyFile.read(file)).isEqualTo(Specs.policy());
    assertThat(new String(file, StandardCharsets.UTF_8))
        .startsWith("{\"type\":\"io.l2nas.policy.v1\",\"digest\":\"5d5d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                              | type is missing; it must be io.l2nas.policy.v1
          {"type": "io.l2nas.policy.v2"}  | type is "io.l2nas.policy.v2"; it must be io.l2nas.policy.v1
          {"type": "io.l2nas.policy.v1"}  | steps is missing; it must be a whole number from -2147483648 to 2147483647
          []                              | the policy begins with '['; it must be a JSON object
          """)
  void aFileThatIsNoPolicyIsRefused(String json, String message) {
    // Given
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    // When
    // Then
    assertThatThrownBy(() -> PolicyFile.read(bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(message);
  }
}
