package io.l2nas.history.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An answer that goes on, over a real connection. */
class ConnectionTest {
  private static final Buffer EVENT = Buffer.buffer("data: x\n\n");

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close();
  }

  @Test
  @Timeout(30)
  void endsAfterItsLifeThoughAWriteIsAlwaysUnderWay() throws Exception {
    // Given
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  Connection connection =
                      new Connection(request.response(), "no role", Duration.ofMillis(100));
                  request.response().setChunked(true);
                  writeForEver(connection);
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    URI address = URI.create("http://127.0.0.1:" + server.actualPort());

    // When
    String read =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
            .body();

    // Then
    assertThat(read).startsWith("data: x").endsWith("\n\n");
  }

  private static void writeForEver(Connection connection) {
    connection.write(EVENT, () -> writeForEver(connection));
  }
}
