package io.l2nas.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.fixtures.Specs;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request takes no field that it does not know, and needs none but the metric. */
class RequestCodecTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                 | metric is missing; it is required
          {"metric": null}                   | metric is missing; it is required
          {"metric": " "}                    | metric is ' '; it must not be blank
          {"metric": 5}                      | metric is 5; it must be a text
          {"metric": "m", "topK": "64"}      | topK is "64"; it must be a whole number from -2147483648 to 2147483647
          {"metric": "m", "topK": 6.4}       | topK is 6.4; it must be a whole number from -2147483648 to 2147483647
          {"metric": "m", "seed": 1e3}       | seed is 1000.0; it must be a whole number from -9223372036854775808 to 9223372036854775807
          {"metric": "m", "accEnv": "NaN"}   | accEnv is NaN; it must be a finite number
          {"metric": "m", "accEnv": 1e999}   | accEnv is Infinity; it must be a finite number
          {"metric": "m", "report": "flops"} | report is "flops"; it must be an array
          {"metric": "m", "report": [1]}     | report[0] is 1; it must be a text
          {"metric": "m", "report": [null]}  | report[0] is missing; it is required
          {"metric": "m", "settings": []}    | settings is an array; it must be an object
          {"metric": "m", "settings": {"tau": 0.9}}  | settings.tau is 0.9; it must be a text
          {"metric": "m", "settings": {"tau": null}} | settings.tau is missing; it is required
          {"metric": "m", "settings": {"a b": 1}}    | settings."a b" is 1; it must be a text
          {"metric": "m", "policy": "a"}     | policy is 'a'; it must be 64 hexadecimal digits in lower case
          {"metric": "m", "customSpace": {}} | customSpace: space name is missing; it is required
          {"metric": "m", "customSpace": {"name": "x", "rows": [], "separator": "-"}} | customSpace: space 'x' has no rows; give it at least one
          {"metric": "m", "space": "x", "customSpace": {"name": "x", "rows": [{"name": "r", "choices": ["a"]}], "separator": ""}} | both space and customSpace are given; give one of them
          {"metric": "m", "stepz": 5}        | stepz is unknown; known are accEnv, agent, constraints, customSpace, evaluator, evaluatorVersion, maxArchitectures, maxAttempts, maxEvaluationSeconds, maxFailures, maxSeconds, metric, options, parallelism, policy, pool, priority, report, reuse, reward, seed, settings, space, steps, team, timeoutSeconds, topK, tradeOffs
          {"metric": "m", "customSpace": {"name": "x", "rows": [{"name": "r", "choices": ["a"]}], "separator": "", "rowz": 5}} | customSpace.rowz is unknown; known are name, rows, separator
          {"metric": "m", "metric": "n"}     | metric is given twice; give it once
          {"metric": "m"                     | the request ends too early, at metric; it must be one whole JSON object
          []                                 | the request begins with '['; it must be a JSON object
          """)
  void whatIsNoRequestIsRefused(String json, String message) {
    // Given
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    // When
    // Then
    assertThatThrownBy(() -> RequestCodec.decode(bytes))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(message);
  }

  @Test
  void nullMeansTheDefault() throws MalformedRecordException {
    // Given
    String json =
        """
        {"metric": "accuracy", "team": null, "space": null, "customSpace": null, "report": null,
         "options": null, "accEnv": null, "settings": null, "topK": null, "seed": null}
        """;

    // When
    ExperimentRequest request = RequestCodec.decode(json.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(request).isEqualTo(Specs.shortestRequest());
    assertThat(
            Schemas.complaints(
                Schemas.REQUEST, Schemas.tree(json.getBytes(StandardCharsets.UTF_8))))
        .isEmpty();
  }

  @Test
  void whatIsEncodedIsDecoded() throws MalformedRecordException {
    // When
    ExperimentRequest request = RequestCodec.decode(RequestCodec.encode(Specs.request()));
    ExperimentRequest shortest = RequestCodec.decode(RequestCodec.encode(Specs.shortestRequest()));

    // Then
    assertThat(request).isEqualTo(Specs.request());
    assertThat(shortest).isEqualTo(Specs.shortestRequest());
  }

  /** The schema refuses too what a person most likely gets wrong. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}
          {"metric": "m", "stepz": 5}
          {"metric": "m", "topK": 0}
          {"metric": "m", "pool": "a_b"}
          {"metric": "m", "team": "a b"}
          {"metric": "m", "reward": "linear"}
          {"metric": "m", "accEnv": 0}
          {"metric": "m", "customSpace": {"name": "x", "rows": [{"name": "r", "choices": ["a"], "x": 1}], "separator": ""}}
          {"metric": "m", "space": "x", "customSpace": {"name": "x", "rows": [{"name": "r", "choices": ["a"]}], "separator": ""}}
          """)
  void theSchemaRefusesItToo(String json) {
    // When
    var complaints =
        Schemas.complaints(Schemas.REQUEST, Schemas.tree(json.getBytes(StandardCharsets.UTF_8)));

    // Then
    assertThat(complaints).isNotEmpty();
  }
}
