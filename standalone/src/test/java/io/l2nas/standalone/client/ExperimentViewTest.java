package io.l2nas.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.standalone.search.Searches;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ExperimentViewTest {
  @AutoClose private final LocalServer server = new LocalServer();

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
