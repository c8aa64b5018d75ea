package io.l2nas.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void theScriptSaysWhatIsATerminal() {
    // When
    Terminal terminal =
        Terminal.of(
            Map.of(
                "L2NAS_TERMINAL", " stderr",
                "COLUMNS", "132",
                "LINES", "50",
                "TERM", "xterm",
                "LANG", "en_US.UTF-8"),
            true);

    // Then
    assertThat(terminal).isEqualTo(new Terminal(false, true, 132, 50, true, true));
    assertThat(terminal.outColumns()).isEqualTo(Integer.MAX_VALUE);
    assertThat(terminal.style(terminal.stdout()).colour()).isFalse();
    assertThat(terminal.style(terminal.stderr()).colour()).isTrue();
  }

  @Test
  void withoutTheScriptTheJvmIsAsked() {
    assertThat(Terminal.of(Map.of("TERM", "xterm"), true))
        .isEqualTo(new Terminal(true, true, 80, 24, true, false));
    assertThat(Terminal.of(Map.of("TERM", "xterm"), false))
        .isEqualTo(new Terminal(false, false, 80, 24, true, false));
  }

  @Test
  void coloursCanBeRefused() {
    assertThat(Terminal.of(Map.of("TERM", "xterm", "NO_COLOR", "1"), true).colour()).isFalse();
    assertThat(Terminal.of(Map.of("TERM", "dumb"), true).colour()).isFalse();
    assertThat(Terminal.of(Map.of(), true).colour()).isFalse();
  }

  @Test
  void aDumbTerminalGetsNoLiveLine() {
    assertThat(Terminal.of(Map.of("TERM", "dumb"), true).stderr()).isFalse();
  }

  @Test
  void theStrongestLocaleVariableCounts() {
    assertThat(Terminal.of(Map.of("LC_ALL", "C", "LANG", "en_US.UTF-8"), true).unicode()).isFalse();
    assertThat(Terminal.of(Map.of("LC_ALL", "", "LANG", "C.utf8"), true).unicode()).isTrue();
  }

  @Test
  void aWidthThatIsNoneIsEighty() {
    assertThat(Terminal.of(Map.of("COLUMNS", "wide"), true).columns()).isEqualTo(80);
    assertThat(Terminal.of(Map.of("COLUMNS", "0"), true).columns()).isEqualTo(80);
    assertThat(Terminal.of(Map.of("COLUMNS", "10"), true).columns()).isEqualTo(40);
  }
}
