package io.l2nas.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.standalone.search.Searches;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExperimentViewTest {
  private LocalServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new LocalServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void theDurationIsTheLedgersFromSubmissionToEnd() throws Exception {
    // Given
    server.record("e1", Searches.request(20, 7));

    // When
    ExperimentView view =
        ExperimentView.of(new Experiments(new Server(server.address())).find("e1"));

    // Then
    assertThat(view.duration()).isEqualTo(Duration.ofMillis(6877));
  }
}
