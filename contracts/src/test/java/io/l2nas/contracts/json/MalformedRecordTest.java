package io.l2nas.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.fixtures.Golden;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no valid event is refused, and the message says where, what, and what would be valid. */
class MalformedRecordTest {
  private static final String EVALUATIONS =
      "io.l2nas.evaluation.started.v1 or io.l2nas.evaluation.progressed.v1"
          + " or io.l2nas.evaluation.released.v1 or io.l2nas.evaluation.not-found.v1"
          + " or io.l2nas.evaluation.completed.v1 or io.l2nas.evaluation.failed.v1";

  /** In a golden file a text is replaced by another; that breaks it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          evaluation-completed | "step": 1,       | "step": "1",     | step is "1"; it must be a whole number from -2147483648 to 2147483647
          evaluation-completed | "step": 1,       | "step": 1.0,     | step is 1.0; it must be a whole number from -2147483648 to 2147483647
          evaluation-completed | "step": 1,       | "step": 3000000000, | step is 3000000000; it must be a whole number from -2147483648 to 2147483647
          evaluation-completed | "step": 1,       | "step": -1,      | step is -1; it must be at least 0
          evaluation-completed | "step": 1,       | ``               | step is missing; it must be a whole number from -2147483648 to 2147483647
          evaluation-completed | "step": 1,       | "step": null,    | step is null; it must be a whole number from -2147483648 to 2147483647
          evaluation-completed | "step": 1,       | "step": 1, "step": 1, | step is given twice; give it once
          evaluation-completed | "toy-1"          | null             | experiment is null; it must be a text
          evaluation-completed | "toy-1"          | 5                | experiment is 5; it must be a text
          evaluation-completed | "toy-1"          | true             | experiment is true; it must be a text
          evaluation-completed | "toy-1"          | "a b"            | experiment is 'a b'; it must be 1 to 100 letters, digits, '.', '_' or '-', the first a letter or digit
          evaluation-completed | 0.9375           | 1e999            | value is Infinity; it must be a finite number
          evaluation-completed | 0.9375           | -1e999           | value is -Infinity; it must be a finite number
          evaluation-completed | 0.9375           | "NaN"            | value is NaN; it must be a finite number
          evaluation-completed | 0.9375           | "0.9375"         | value is "0.9375"; it must be a finite number
          evaluation-completed | 0.9375           | {}               | value is an object; it must be a finite number
          evaluation-completed | 3600.5           | -1               | seconds is -1.0; it must be a finite number of at least 0
          evaluation-completed | 0.0042           | 1e999            | reported.latency is Infinity; it must be a finite number
          evaluation-completed | 0.0042           | "NaN"            | reported.latency is NaN; it must be a finite number
          evaluation-completed | 0.0042           | "0.0042"         | reported.latency is "0.0042"; it must be a finite number
          evaluation-completed | 0.0042           | null             | reported.latency is missing; it is required
          evaluation-completed | "flops"          | "latency"        | reported.latency is given twice; give it once
          evaluation-completed | -0.0             | 1e999            | alpha[3] is too large; it must be a number from -3.4028235E38 to 3.4028235E38
          evaluation-completed | -0.0             | 1e39             | alpha[3] is 1.0E39; it must be a number from -3.4028235E38 to 3.4028235E38
          evaluation-completed | -0.0             | "0"              | alpha[3] is "0"; it must be a number from -3.4028235E38 to 3.4028235E38
          evaluation-completed | -0.0             | null             | alpha[3] is null; it must be a number from -3.4028235E38 to 3.4028235E38
          evaluation-completed | -0.0             | [1]              | alpha[3] is an array; it must be a number from -3.4028235E38 to 3.4028235E38
          evaluation-completed | completed.v1     | completed.v9     | type is "io.l2nas.evaluation.completed.v9"; it must be EVALUATIONS
          evaluation-completed | "type"           | "tipe"           | type is missing; it must be EVALUATIONS
          action-proposed      | "type"           | "type"           | type is "io.l2nas.action.proposed.v1"; it must be EVALUATIONS
          """)
  void evaluationIsRefused(String file, String valid, String broken, String message) {
    // Given
    byte[] bytes = golden(file, valid, broken);

    // When
    // Then
    assertThatThrownBy(() -> EventCodec.decode(EvaluationEvent.class, bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(message.replace("EVALUATIONS", EVALUATIONS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          state-advanced            | "reward": 0.8958652820202422, | ``      | outcome.reward is missing; it must be a finite number
          state-advanced            | 0.8958652820202422 | "high"             | outcome.reward is "high"; it must be a finite number
          state-advanced            | 0.8958652820202422 | 1e999              | outcome: reward is Infinity; it must be a finite number
          state-advanced            | evaluation.completed | evaluation.started | outcome.type is "io.l2nas.evaluation.started.v1"; it must be io.l2nas.evaluation.completed.v1 or io.l2nas.evaluation.failed.v1
          state-advanced            | 0.875              | "0.875"            | topChange.left[0].value is "0.875"; it must be a finite number
          state-advanced            | "left": [          | "left": [null,     | topChange: left[0] is missing; it is required
          state-advanced            | "left": [          | "left": ["",       | topChange.left[0] is ""; it must be an object
          state-advanced            | "entered": [       | "entered": {}, "x": [ | topChange.entered is an object; it must be an array
          experiment-status-changed | "PAUSED"           | "paused"           | status is "paused"; it must be RUNNING or PAUSED or COMPLETED or CANCELLED or FAILED
          experiment-status-changed | "PAUSED"           | 1                  | status is 1; it must be RUNNING or PAUSED or COMPLETED or CANCELLED or FAILED
          experiment-status-changed | "paused on request" | "a\\u0000b"       | reason is 'a�b'; it must be valid Unicode without the character 0
          experiment-submitted      | "0.9"              | 0.9                | spec.agent.settings.tau is 0.9; it must be a text
          experiment-submitted      | ["3", "5"]         | ["3", 5]           | spec.space.rows[1].choices[1] is 5; it must be a text
          experiment-submitted      | ["3", "5"]         | ["3", "3"]         | spec.space.rows[1]: the choices of row 'kernel' contain '3' twice; they must differ
          experiment-submitted      | "seed": -9223372036854775808 | "seed": 1e1000000000 | spec.seed is too large; it must be a whole number from -9223372036854775808 to 9223372036854775807
          """)
  void stateIsRefused(String file, String valid, String broken, String message) {
    // Given
    byte[] bytes = golden(file, valid, broken);

    // When
    // Then
    assertThatThrownBy(() -> EventCodec.decode(ExperimentEvent.class, bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(message);
  }

  /** What no JSON parser takes: the message says where it stands. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0.9375          | NaN            | value is not JSON at line 9
          0.9375          | Infinity       | value is not JSON at line 9
          0.9375          | -Infinity      | value is not JSON at line 9
          0.9375          | 0,9375         | value is not JSON at line 9
          0.9375          | .5             | value is not JSON at line 9
          0.9375          | 0x1p3          | value is not JSON at line 9
          0.9375          | 007            | value is not JSON at line 9
          -0.0            | NaN            | alpha[3] is not JSON at line 7
          0.0042          | NaN            | reported.latency is not JSON at line 11
          "gpu-7"         | 'gpu-7'        | evaluator is not JSON at line 6
          "gpu-7"         | "gpu\\q7"     | evaluator is not JSON at line 6
          "conv           | "conv\\u00zz  | architecture is not JSON at line 8
          3600.5          | 3600.5 /* s */ | seconds is not JSON at line 12
          3600.5          | 3600.5,        | seconds is not JSON at line 13
          """)
  void whatIsNotJsonIsRefusedWithItsPlace(String valid, String broken, String message) {
    // Given
    byte[] bytes = golden("evaluation-completed", valid, broken);

    // When
    // Then
    assertThatThrownBy(() -> EventCodec.decode(EvaluationEvent.class, bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith(message + ", column ")
        .hasMessageEndingWith("»; numbers must be finite, names and texts in double quotes");
  }

  private static byte[] golden(String file, String valid, String broken) {
    String json = golden(file);
    assertThat(json).contains(valid);
    String text = json.replaceFirst(Pattern.quote(valid), Matcher.quoteReplacement(broken));
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String golden(String file) {
    return new String(Golden.bytes(file), StandardCharsets.UTF_8);
  }
}
