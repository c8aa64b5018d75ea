package io.l2nas.evaluator.http;

import com.sun.net.httpserver.HttpExchange;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.evaluator.ArchitectureEvaluatorContract;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

class HttpEvaluatorContractTest extends ArchitectureEvaluatorContract {
  private final TestServer server = new TestServer();
  private final HttpEvaluator evaluator =
      new HttpEvaluator(
          List.of(
              server.service("zoo", HttpEvaluatorContractTest::answer),
              server.service("slow", (request, exchange) -> waitForEver()),
              server.service(
                  "nan",
                  (request, exchange) -> TestServer.send(exchange, 200, "{\"value\": NaN}"))),
          Patience.DEFAULT);

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  protected ArchitectureEvaluator evaluator() {
    return evaluator;
  }

  @Override
  protected String expectedName() {
    return "http";
  }

  @Override
  protected String choosingOption() {
    return "service";
  }

  @Override
  protected String knownChoice() {
    return "zoo";
  }

  @Override
  protected Map<String, String> slow() {
    return Map.of("service", "slow");
  }

  @Override
  protected EvaluatorSpec withoutNumber() {
    return spec(Map.of("service", "nan"));
  }

  private static void answer(String request, HttpExchange exchange) throws IOException {
    String body = "{\"error\": \"b-d is not here\", \"reason\": \"UNKNOWN_ARCHITECTURE\"}";
    if (request.contains("\"architecture\":\"a-c\"")) {
      body = "{\"value\": 0.75, \"reported\": {\"test\": 0.5, \"more\": 1}}";
    } else if (request.contains("\"architecture\":\"b-c\"")) {
      body = "{\"value\": 0.25}";
    }
    TestServer.send(exchange, 200, body);
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
