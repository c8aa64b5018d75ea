package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.embedded.InfrastructureException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  private final List<Integer> tried = new ArrayList<>();

  @Test
  void triesAgainWhileThePortIsTaken() throws Exception {
    // When
    String started = FreePorts.startOnFreePort(port -> startAfterFailures(port, 2));

    // Then
    assertThat(started).isEqualTo("on " + tried.get(2));
    assertThat(tried).hasSize(3);
  }

  @Test
  void givesUpInTheEnd() {
    assertThatThrownBy(() -> FreePorts.startOnFreePort(port -> startAfterFailures(port, 100)))
        .hasMessageContaining("taken");
    assertThat(tried).hasSize(5);
  }

  @Test
  void passesOtherFailuresOn() {
    assertThatThrownBy(
            () ->
                FreePorts.startOnFreePort(
                    port -> {
                      tried.add(port);
                      throw new InfrastructureException(Reason.START_FAILED, "no");
                    }))
        .hasMessage("no");
    assertThat(tried).hasSize(1);
  }

  private String startAfterFailures(int port, int failures) {
    tried.add(port);
    if (tried.size() <= failures) {
      throw new InfrastructureException(Reason.PORT_TAKEN, port + " is taken");
    }
    return "on " + port;
  }
}
