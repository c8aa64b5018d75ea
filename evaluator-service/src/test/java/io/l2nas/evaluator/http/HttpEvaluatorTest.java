package io.l2nas.evaluator.http;

import static io.l2nas.evaluator.ArchitectureEvaluatorContract.A_C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.evaluator.http.TestServer.Answering;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEvaluatorTest {
  private static final Patience QUICK =
      new Patience(Duration.ofMillis(5), Duration.ofMillis(20), 3);

  private final TestServer server = new TestServer();
  private final AtomicInteger requests = new AtomicInteger();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void postsTheRequestAsJson() throws Exception {
    // Given
    AtomicReference<String> seen = new AtomicReference<>();
    Answering answering =
        (request, exchange) -> {
          seen.set(
              exchange.getRequestMethod()
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + request);
          TestServer.send(exchange, 200, "{\"value\": 0.5}");
        };

    // When
    score(answering);

    // Then
    assertThat(seen.get())
        .isEqualTo(
            "POSTapplication/json{\"architecture\":\"a-c\",\"choices\":{\"first\":\"a\",\"second\":\"c\"},\"metric\":\"valid\",\"report\":[],\"options\":{}}");
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 429})
  void asksABusyServiceAgainMoreOftenThanAnAbsentOne(int busy) throws Exception {
    // Given
    Answering answering =
        (request, exchange) -> {
          boolean free = requests.incrementAndGet() > 2 * QUICK.connections();
          TestServer.send(exchange, free ? 200 : busy, "{\"value\": 0.5}");
        };

    // When
    Score score = score(answering);

    // Then
    assertThat(score.value()).isEqualTo(0.5);
  }

  @Test
  void waitsAsLongAsTheServiceAsksForButNotForEver() {
    // Given
    Patience patience = Patience.DEFAULT;

    // When // Then
    assertThat(patience.pause(1, OptionalLong.empty())).isEqualTo(Duration.ofSeconds(1));
    assertThat(patience.pause(4, OptionalLong.empty())).isEqualTo(Duration.ofSeconds(8));
    assertThat(patience.pause(1_000, OptionalLong.empty())).isEqualTo(Duration.ofSeconds(60));
    assertThat(patience.pause(1, OptionalLong.of(7))).isEqualTo(Duration.ofSeconds(7));
    assertThat(patience.pause(1, OptionalLong.of(999_999_999))).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void stopsWaitingForABusyServiceWhenItIsInterrupted() throws Exception {
    // Given
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Service service =
        server.service(
            "busy",
            (request, exchange) -> {
              exchange.getResponseHeaders().add("Retry-After", "3600");
              requests.incrementAndGet();
              TestServer.send(exchange, 503, "");
            });
    HttpEvaluator evaluator = new HttpEvaluator(List.of(service), Patience.DEFAULT);
    Thread evaluation =
        new Thread(
            () -> {
              try {
                evaluator.score(A_C, spec(), Progress.UNHEARD);
              } catch (EvaluationException | InterruptedException e) {
                thrown.set(e);
              }
            });
    evaluation.start();
    await().until(() -> requests.get() == 1);

    // When
    evaluation.interrupt();

    // Then
    evaluation.join(TimeUnit.SECONDS.toMillis(1));
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void anInterruptionClosesTheConnection() throws Exception {
    // Given: a service that writes until nobody listens
    CountDownLatch hungUp = new CountDownLatch(1);
    Service service =
        server.service(
            "slow",
            (request, exchange) -> {
              exchange.sendResponseHeaders(200, 0);
              requests.incrementAndGet();
              try {
                while (!Thread.currentThread().isInterrupted()) {
                  exchange.getResponseBody().write(' ');
                  exchange.getResponseBody().flush();
                  TimeUnit.MILLISECONDS.sleep(5);
                }
              } catch (IOException e) {
                hungUp.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    HttpEvaluator evaluator = new HttpEvaluator(List.of(service), QUICK);
    Thread evaluation =
        new Thread(
            () ->
                assertThatThrownBy(() -> evaluator.score(A_C, spec(), Progress.UNHEARD))
                    .isInstanceOf(InterruptedException.class));
    evaluation.start();
    await().until(() -> requests.get() == 1);

    // When
    evaluation.interrupt();

    // Then
    assertThat(hungUp.await(2, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void triesAServiceThatIsNotThereAFewTimes() {
    // Given
    Service service =
        new Service("gone", URI.create("http://localhost:%d/".formatted(server.port())), Set.of());
    server.close();
    HttpEvaluator evaluator = new HttpEvaluator(List.of(service), QUICK);

    // When // Then
    assertThatThrownBy(() -> evaluator.score(A_C, spec(), Progress.UNHEARD))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("service 'gone' cannot be reached (tried 3 times)")
        .hasMessageContaining("is l2nas.evaluator.services.gone.url right?");
  }

  @Test
  void saysWhichStatusItGot() {
    // When
    EvaluationException failure =
        failure(
            (request, exchange) -> TestServer.send(exchange, 500, "Traceback\n" + "x".repeat(900)));

    // Then
    assertThat(failure)
        .hasMessageContaining("service 'scores' answered with status 500 and 'Traceback\uFFFDxxx");
    assertThat(failure.getMessage()).hasSizeLessThan(300);
  }

  @Test
  void followsNoRedirect() {
    // When
    EvaluationException failure =
        failure(
            (request, exchange) -> {
              requests.incrementAndGet();
              exchange.getResponseHeaders().add("Location", "/scores");
              TestServer.send(exchange, 307, "");
            });

    // Then
    assertThat(failure).hasMessageContaining("answered with status 307");
    assertThat(requests).hasValue(1);
  }

  @Test
  void readsNoMoreThanAMebibyte() {
    // When
    EvaluationException failure =
        failure(
            (request, exchange) -> {
              exchange.sendResponseHeaders(200, 0);
              byte[] block = " ".repeat(65_536).getBytes(StandardCharsets.UTF_8);
              while (!Thread.currentThread().isInterrupted()) {
                exchange.getResponseBody().write(block);
              }
            });

    // Then
    assertThat(failure).hasMessageContaining("answered more than 1048576 bytes");
  }

  @Test
  void refusesAUrlThatIsNone() {
    // When // Then
    assertThatThrownBy(() -> new Service("zoo", URI.create("file:///etc/passwd"), Set.of()))
        .hasMessageContaining("l2nas.evaluator.services.zoo.url is 'file:///etc/passwd'");
  }

  private Score score(Answering answering) throws Exception {
    return new HttpEvaluator(List.of(server.service("scores", answering)), QUICK)
        .score(A_C, spec(), Progress.UNHEARD);
  }

  private EvaluationException failure(Answering answering) {
    return catchThrowableOfType(EvaluationException.class, () -> score(answering));
  }

  private static EvaluatorSpec spec() {
    return new EvaluatorSpec("http", "valid", List.of(), Map.of());
  }
}
