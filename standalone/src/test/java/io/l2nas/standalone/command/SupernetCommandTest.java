package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.standalone.command.Cli.Run;
import io.l2nas.tensorflow.RequiresTensorFlow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RequiresTensorFlow
class SupernetCommandTest {
  @TempDir private Path folder;

  private final Cli cli = new Cli();

  @Test
  void fromImagesToTheResultOfASearch() throws Exception {
    // When
    Run trained = cli.run(here("supernet", "train", "--epochs", "2", "--width", "2"));

    // Then
    assertThat(trained.code()).as(trained.err()).isZero();
    String digest = digest();
    assertThat(trained.out())
        .contains("supernet  " + digest)
        .contains("images    digits")
        .contains("l2nas search --supernet " + digest.substring(0, 12));

    // When
    Run search =
        cli.run(
            here(
                "search",
                "--supernet",
                digest.substring(0, 6),
                "--report",
                "macs",
                "--in-process",
                "--steps",
                "12",
                "--agent",
                "random",
                "--json"));

    // Then
    assertThat(search.code()).as(search.err()).isZero();
    JsonNode best = new ObjectMapper().readTree(search.out()).get("best");
    assertThat(best.get("value").asDouble()).isBetween(0.05, 1.0);
    assertThat(best.get("reported").get("macs").asDouble()).isPositive();
  }

  @Test
  void aFolderWithoutSupernetsSaysHowToMakeOne() {
    // When
    Run list = cli.run(here("supernet", "list"));
    Run search = cli.run(here("search", "--supernet", "beef", "--in-process"));

    // Then
    assertThat(list.out())
        .contains("no supernets in ")
        .contains("'l2nas supernet train' makes one");
    assertThat(search.code()).isEqualTo(3);
    assertThat(search.err())
        .contains("no supernet in")
        .contains("begins with 'beef'; there are []");
  }

  @ParameterizedTest
  @CsvSource({"frozen.pb, is no GraphDef", "model.onnx, the graph is no ONNX model"})
  void whatIsNoGraphIsNotAdded(String name, String message) throws Exception {
    // Given
    Path manifest =
        Files.writeString(
            folder.resolve("manifest.json"),
            """
            {"format": 1, "space": "nas-bench-201", "classes": 10, "output": "logits",
             "images": {"side": 8, "standardisation": [{"mean": 4.9, "deviation": 6.0}]},
             "inputs": {"images": "images", "choices": "choices"}}
            """);
    Path graph = Files.writeString(folder.resolve(name), "not a graph");

    // When
    Run run =
        cli.run(
            here(
                "supernet", "add", "--graph", graph.toString(), "--manifest", manifest.toString()));

    // Then
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains(message);
  }

  @Test
  void settingsThatAreNotValidAreNamed() {
    // When
    Run run = cli.run(here("supernet", "train", "--width", "0"));

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("width is 0; it must be from 1 to 1024");
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "list", "add"})
  void everyCommandSaysWhatItIsForInOneLine(String command) {
    // When
    Run help = cli.onScreen(80).run("supernet", command, "--help");

    // Then
    assertThat(help.code()).isZero();
    assertThat(help.out().lines().findFirst().orElseThrow()).matches("[A-Z].*\\.");
    assertThat(help.out())
        .contains("\nUsage  l2nas supernet " + command)
        .contains("\nExit codes\n");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(cli.run("supernet").out()).contains("\nCommands\n").contains("  " + command + " ");
  }

  private String digest() throws Exception {
    Run list = cli.run(here("supernet", "list", "--json"));
    JsonNode supernets = new ObjectMapper().readTree(list.out());
    assertThat(supernets).hasSize(1);
    assertThat(supernets.get(0).get("manifest").get("network").get("width").asInt()).isEqualTo(2);
    return supernets.get(0).get("digest").asText();
  }

  private String[] here(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--supernets");
    all.add(folder.resolve("supernets").toString());
    return all.toArray(String[]::new);
  }
}
