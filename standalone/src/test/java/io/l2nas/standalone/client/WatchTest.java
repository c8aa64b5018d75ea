package io.l2nas.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.screen.ProgressDisplay;
import io.l2nas.standalone.screen.SearchProgress;
import io.l2nas.standalone.search.Searches;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final List<String> seen = new ArrayList<>();
  private LocalServer server;
  private Watch watch;

  @BeforeEach
  void startServer() throws IOException {
    server = new LocalServer();
    server.record("e1", Searches.request(20, 7)).reveal(8);
    watch =
        new Watch(
            new Experiments(new Server(server.address())),
            Duration.ofMillis(1),
            Duration.ofMillis(100));
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void itLooksUntilTheExperimentHasEnded() throws InterruptedException {
    // When
    JsonNode ended = watch.untilEnd("e1", new Display(() -> {}));

    // Then
    assertThat(ended.get("status").asText()).isEqualTo("COMPLETED");
    assertThat(seen).containsExactly("0", "8", "16", "20");
  }

  @Test
  void aServerThatGoesAwayIsWaitedForAWhile() {
    // Given
    Display display = new Display(server::close);

    // When, Then
    assertThatThrownBy(() -> watch.untilEnd("e1", display)).isInstanceOf(CommandException.class);
    assertThat(seen).containsExactly("0", "the server does not answer; trying again");
  }

  /** Keeps what is shown, and does something at every look. */
  private final class Display implements ProgressDisplay<SearchProgress> {
    private final Runnable atEveryLook;

    private Display(Runnable atEveryLook) {
      this.atEveryLook = atEveryLook;
    }

    @Override
    public void phase(String text) {
      seen.add(text);
    }

    @Override
    public void show(SearchProgress progress) {
      seen.add(String.valueOf(progress.applied()));
      atEveryLook.run();
    }

    @Override
    public void close() {
      seen.add("closed");
    }
  }
}
