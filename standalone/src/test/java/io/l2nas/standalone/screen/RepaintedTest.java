package io.l2nas.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepaintedTest {
  private final StringWriter terminal = new StringWriter();
  private final Repainted screen = new Repainted(new PrintWriter(terminal), 3);

  @Test
  void paintsAsMuchAsThereIsRoomForBesideWhatStoodThere() {
    // When
    screen.paint(List.of("a", "b", "c", "d"));
    screen.paint(List.of("e"));

    // Then
    assertThat(terminal.toString().replace("\u001b", "^"))
        .isEqualTo("^[?1049h^[?25l^[Ha^[K\r\nb^[K\r\n^[J^[He^[K\r\n^[J");
  }

  @Test
  void leavesTheLastPictureWhole() {
    // Given
    screen.paint(List.of("a", "b", "c", "d"));
    terminal.getBuffer().setLength(0);

    // When
    screen.close();
    screen.close();

    // Then
    assertThat(terminal.toString().replace("\u001b", "^").replace(System.lineSeparator(), "\n"))
        .isEqualTo("^[?25h^[?1049la\nb\nc\nd\n");
  }

  @Test
  void doesNothingIfNothingWasPainted() {
    // When
    screen.close();

    // Then
    assertThat(terminal.toString()).isEmpty();
  }
}
