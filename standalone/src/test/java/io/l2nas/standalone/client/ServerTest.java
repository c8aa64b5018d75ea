package io.l2nas.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that hangs up on the first callers. */
class ServerTest {
  private static final int UNANSWERED = 3;

  private ServerSocket socket;
  private URI address;

  @BeforeEach
  void startServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    address = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    Thread thread = new Thread(this::serve);
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void stopServer() throws IOException {
    socket.close();
  }

  @Test
  void patienceAsksAgainUntilThereIsAnAnswer() throws Exception {
    // When
    String id =
        new Server(address, Duration.ofMinutes(1))
            .post("/experiments", new byte[0], Map.of())
            .path("id")
            .asText();

    // Then
    assertThat(id).isEqualTo("e1");
  }

  @Test
  void withoutPatienceTheFirstSilenceIsTheEnd() {
    assertThatThrownBy(() -> new Server(address).post("/experiments", new byte[0], Map.of()))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo(ExitCode.UNREACHABLE));
  }

  private void serve() {
    try {
      for (int call = 0; call < UNANSWERED; call++) {
        socket.accept().close();
      }
      try (Socket caller = socket.accept()) {
        caller.getInputStream().read();
        caller
            .getOutputStream()
            .write(
                "HTTP/1.1 201 Created\r\nContent-Length: 11\r\n\r\n{\"id\":\"e1\"}"
                    .getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // The test is over.
      Thread.currentThread().interrupt();
    }
  }
}
