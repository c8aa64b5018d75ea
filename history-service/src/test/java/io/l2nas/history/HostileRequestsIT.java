package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.SHORTEST;
import static io.l2nas.history.ExperimentsApi.problem;
import static io.l2nas.history.ExperimentsApi.submit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What would cost more than it may, or pass for something else, is refused in words. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class HostileRequestsIT {
  private static final int MEBIBYTE = 1024 * 1024;

  static Stream<Arguments> hostile() {
    return Stream.of(
        // Sizes
        arguments(
            "\"settings\":" + "[".repeat(100_000), "settings is not valid", "must be an object"),
        arguments(
            "\"customSpace\":{\"name\":\"s\",\"separator\":\"|\",\"rows\":[{\"name\":\"r\",\"choices\":["
                + joined(10_001, i -> "\"" + i + "\"")
                + "]}]}",
            "choices has 10001 entries",
            "at most 10000"),
        arguments(
            "\"settings\":{" + joined(1_001, i -> "\"s" + i + "\":\"\"") + "}",
            "settings has 1001 entries",
            "at most 1000"),
        arguments("\"agent\":\"" + "a".repeat(200_000) + "\"", "agent", "131072"),
        arguments("\"evaluatorVersion\":\"" + "v".repeat(201) + "\"", "evaluatorVersion", "200"),
        arguments("\"seed\":" + "9".repeat(10_000), "seed", "64"),
        arguments("\"topK\":1000000", "topK is 1000000", "at most 10000"),
        arguments("\"parallelism\":1000000", "parallelism is 1000000", "at most 10000"),
        arguments(
            "\"settings\":{\"hidden\":\"100000x100000\"}",
            "hidden (a width) is 100000",
            "from 1 to 1024"),
        // Budgets that are negative, nothing, or run over
        arguments("\"steps\":-1", "steps is -1", "at least 1"),
        arguments("\"steps\":1000000000", "steps is 1000000000", "at most 10000000"),
        arguments("\"steps\":2147483648", "steps", "whole number"),
        arguments("\"maxArchitectures\":0", "maxArchitectures is 0", "at least 1"),
        arguments("\"maxArchitectures\":2147483648", "maxArchitectures", "whole number"),
        arguments("\"maxEvaluationSeconds\":-5", "maxEvaluationSeconds is -5.0", "above 0"),
        arguments("\"maxEvaluationSeconds\":1e999", "maxEvaluationSeconds", "finite"),
        arguments("\"maxSeconds\":0", "maxSeconds is 0.0", "above 0"),
        arguments("\"maxSeconds\":-1e308", "maxSeconds is -1.0E308", "above 0"),
        arguments("\"timeoutSeconds\":1e300", "timeoutSeconds is 1.0E300", "31536000"),
        arguments("\"maxAttempts\":-2147483648", "maxAttempts is -2147483648", "at least 1"),
        arguments("\"maxFailures\":0", "maxFailures is 0", "at least 1"),
        arguments("\"priority\":2147483647", "priority is 2147483647", "from -100 to 100"),
        arguments("\"seed\":9223372036854775808", "seed", "whole number"),
        // Names that look like others, or are paths
        arguments("\"team\":\"t\u0435am\"", "team is 't\u0435am'", "letters, digits"),
        arguments("\"team\":\"../team\"", "team is '../team'", "letters, digits"),
        arguments("\"team\":\"" + "t".repeat(101) + "\"", "team", "1 to 100 letters"),
        arguments("\"pool\":\"d\u0435fault\"", "pool is", "letters, digits"),
        arguments("\"pool\":\"default\\n\"", "pool is", "letters, digits"),
        arguments("\"evaluator\":\"t\u0430ble\"", "evaluator is", "letters, digits"),
        arguments("\"report\":[\"a\\u202Eb\"]", "report[0] is 'a\uFFFDb'", "U+202E"),
        arguments("\"report\":[\"a\\u200Bb\"]", "report[0] is 'a\uFFFDb'", "U+200B"),
        arguments("\"options\":{\"a\\u0000b\":\"c\"}", "options", "character 0"),
        arguments("\"options\":{\"a\\uFEFF\":\"c\"}", "a name in options", "U+FEFF"),
        arguments("\"policy\":\"../../etc/passwd\"", "policy is", "64 hexadecimal digits"));
  }

  private static String joined(int count, IntFunction<String> entry) {
    return IntStream.range(0, count).mapToObj(entry).collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void isRefusedWithFieldAndFix(String fields, String complaint, String fix) {
    // When
    ValidatableResponse answer = submit("{\"metric\":\"m\"," + fields + "}");

    // Then
    String detail = problem(answer, 400).extract().path("detail");
    assertThat(detail).contains(complaint).contains(fix).hasSizeLessThan(600);
  }

  @Test
  void aBodyThatIsTooLargeIsNotRead() {
    // When // Then
    problem(submit("x".repeat(2 * MEBIBYTE)), 413)
        .body("detail", containsString("has 2097152 bytes; it must have at most 524288"));
    problem(
            given()
                .contentType("application/json")
                .body(new byte[11 * MEBIBYTE])
                .post("/api/v1/policies")
                .then(),
            413)
        .body("detail", containsString("at most 10485760"));
    problem(
            given()
                .contentType("application/json")
                .body(new byte[MEBIBYTE / 8])
                .post("/api/v1/session")
                .then(),
            413)
        .body("detail", containsString("at most 65536"));
    submit(SHORTEST).statusCode(201);
  }

  @Test
  void aBodyMustSayHowLongItIs() throws Exception {
    // Given
    byte[] endless = new byte[20 * MEBIBYTE];
    HttpRequest request =
        HttpRequest.newBuilder(address(EXPERIMENTS))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless)))
            .build();

    // When
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));

    // Then
    assertThat(answer.statusCode()).isEqualTo(411);
    assertThat(answer.body()).contains("Content-Length is missing; send it");
  }

  @Test
  void largeBodiesComeAFewAtATimeAndSmallOnesAlways() throws Exception {
    // Given two policies that are announced and do not come
    try (Socket first = announce(8 * MEBIBYTE);
        Socket second = announce(8 * MEBIBYTE)) {
      assertThat(List.of(first, second)).allMatch(Socket::isConnected);

      // When // Then
      await()
          .untilAsserted(
              () ->
                  problem(policy(MEBIBYTE), 503)
                      .header("Retry-After", "1")
                      .body("detail", containsString("send it again in a second")));
      submit(SHORTEST).statusCode(201);
    }

    // And when they are gone there is room again
    await().untilAsserted(() -> problem(policy(MEBIBYTE), 400));
  }

  private static Socket announce(int bytes) throws IOException {
    Socket socket = new Socket("localhost", RestAssured.port);
    socket
        .getOutputStream()
        .write(
            """
            POST /api/v1/policies HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: %d\r
            \r
            {\
            """
                .formatted(bytes)
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static ValidatableResponse policy(int bytes) {
    return given()
        .contentType("application/json")
        .body(new byte[bytes])
        .post("/api/v1/policies")
        .then();
  }

  private static URI address(String path) {
    return URI.create("http://localhost:" + RestAssured.port + path);
  }
}
