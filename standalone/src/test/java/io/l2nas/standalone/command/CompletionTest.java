package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real bash reads the script and is asked to complete, as it is by the tab key. */
@DisabledOnOs(OS.WINDOWS)
class CompletionTest {
  @TempDir private Path folder;

  private Path script;

  @BeforeEach
  void writeScript() throws IOException {
    script = Files.writeString(folder.resolve("l2nas"), new Cli().run("completion", "bash").out());
  }

  @Test
  void bashAcceptsTheScript() throws Exception {
    assertThat(bash("source '%s' && complete -p l2nas".formatted(script)))
        .containsExactly("complete -o default -F _complete_l2nas l2nas");
  }

  @Test
  void commandsAreCompleted() throws Exception {
    assertThat(complete("l2nas", "")).contains("search", "up", "submit", "replay", "completion");
    assertThat(complete("l2nas", "re")).containsExactlyInAnyOrder("resume", "release", "replay");
  }

  @Test
  void optionsAreCompleted() throws Exception {
    assertThat(complete("l2nas", "search", "--st")).containsExactly("--steps");
    assertThat(complete("l2nas", "search", "--steps", "5", "--in")).containsExactly("--in-process");
    assertThat(complete("l2nas", "up", "--"))
        .contains("--port", "--data")
        .doesNotContain("--steps");
  }

  @Test
  void theValuesThatAnOptionKnowsAreCompleted() throws Exception {
    assertThat(complete("l2nas", "list", "--status", "PA")).containsExactly("PAUSED");
  }

  private List<String> complete(String... words) throws Exception {
    String typed = "'" + String.join("' '", words) + "'";
    return bash(
        """
        source '%s'
        compopt() { :; } # Bash has it only while somebody presses the tab key.
        COMP_WORDS=(%s)
        COMP_CWORD=%d
        COMPREPLY=()
        _complete_l2nas
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, typed, words.length - 1));
  }

  private List<String> bash(String commands) throws Exception {
    Process process =
        new ProcessBuilder("bash", "--norc", "-c", commands).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().map(String::strip).toList();
  }
}
