package io.l2nas.evaluator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {
  private final AnswerReader reader =
      new AnswerReader(
          "command 'x'",
          new EvaluationRequest("a-c", Map.of(), "valid", List.of("test"), Map.of()));

  @Test
  void aFractionIsItsOwnAccuracy() throws Exception {
    // When // Then
    assertThat(reader.read("{\"value\": 0.5}").score()).isEqualTo(new Score(0.5, 0.5, Map.of()));
  }

  @Test
  void takesTheAccuracyThatIsGiven() throws Exception {
    // When // Then
    assertThat(reader.read("{\"value\": -3, \"accuracy\": 0.9}").score())
        .isEqualTo(new Score(-3, 0.9, Map.of()));
  }

  @Test
  void keepsTheMetricsThatWereAskedFor() throws Exception {
    // When // Then
    assertThat(reader.read("{\"value\": 1, \"reported\": {\"test\": 2, \"x\": \"y\"}}").score())
        .isEqualTo(new Score(1, 1, Map.of("test", 2.0)));
  }

  @Test
  void tellsProgress() throws Exception {
    // Given
    List<Map<String, Double>> heard = new ArrayList<>();

    // When
    Answer answer = reader.read("{\"progress\": {\"epoch\": 1, \"loss\": NaN}}");
    answer.tell(heard::add);

    // Then
    assertThat(answer.isLast()).isFalse();
    assertThat(heard).containsExactly(Map.of("epoch", 1.0, "loss", Double.NaN));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"value\": 94}| ERROR| answered the value 94.0, which is no fraction from 0 to 1, and no \"accuracy\"",
        "{\"value\": 1, \"accuracy\": 94}| ERROR| answered the accuracy 94.0; it must be a fraction",
        "{\"value\": NaN}| NON_FINITE| value is NaN",
        "{\"value\": 1e999}| NON_FINITE| value is Infinity",
        "{\"value\": 1, \"reported\": {\"test\": NaN}}| NON_FINITE| reported.test is NaN",
        "{\"value\": \"0.9\"}| ERROR| 'value' as '\"0.9\"'; it must be a number",
        "{\"value\": null}| ERROR| it must be a number",
        "{\"value\": 1, \"value\": 2}| ERROR| Duplicate field 'value'",
        "{\"value\": 1} {}| ERROR| which is no JSON",
        "{\"result\": 1}| ERROR| it must have \"value\" or \"error\"",
        "[1]| ERROR| it must answer one JSON object",
        "{\"progress\": {}}| ERROR| progress where a result was due",
        "{\"progress\": 7}| ERROR| must be an object",
        "{\"progress\": {\"\": 7}}| ERROR| named a metric ''",
        "{\"value\": 1, \"architecture\": \"b-d\"}| ERROR| the architecture 'b-d' where 'a-c' was asked for",
        "{\"error\": \"no GPU\"}| ERROR| command 'x': no GPU",
        "{\"error\": \"\"}| ERROR| command 'x': it failed",
        "{\"error\": \"?\", \"reason\": \"UNKNOWN_ARCHITECTURE\"}| UNKNOWN_ARCHITECTURE| ?",
        "{\"error\": \"?\", \"reason\": \"INVALID_REQUEST\"}| INVALID_REQUEST| ?",
        "{\"error\": \"?\", \"reason\": \"LOST\"}| ERROR| ?"
      })
  void saysWhyThereIsNoScore(String text, Reason reason, String message) {
    // When // Then
    assertThatThrownBy(() -> reader.read(text).score())
        .isInstanceOfSatisfying(
            EvaluationException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageStartingWith("command 'x'")
        .hasMessageContaining(message);
  }

  @Test
  void quotesLittleOfALongAnswer() {
    // When // Then
    assertThatThrownBy(() -> reader.read("\u001b[31m" + "x".repeat(500_000)))
        .hasMessageContaining("answered '\uFFFD[31mxxx")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
  }

  @Test
  void refusesDeepNesting() {
    // When // Then
    assertThatThrownBy(() -> reader.read("[".repeat(100_000)))
        .isInstanceOf(EvaluationException.class);
  }
}
