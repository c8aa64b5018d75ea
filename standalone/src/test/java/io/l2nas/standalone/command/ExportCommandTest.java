package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.standalone.client.LocalServer;
import io.l2nas.standalone.command.Cli.Run;
import io.l2nas.standalone.search.Searches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @TempDir private Path folder;

  private LocalServer server;

  @BeforeEach
  void record() throws IOException {
    server = new LocalServer();
    server.record("e1", Searches.request(1200, 7));
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void jsonHoldsTheExperimentItsTopAndEveryStep() throws IOException {
    // When
    Run run = export();

    // Then
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(run.code()).isZero();
    assertThat(json.get("experiment").get("id").asText()).isEqualTo("e1");
    assertThat(json.get("top")).hasSize(4);
    assertThat(json.get("steps")).hasSize(1200);
    assertThat(json.get("steps").get(1199).get("trajectoryHash"))
        .isEqualTo(json.get("experiment").get("trajectoryHash"));
  }

  @Test
  void csvIsWhatTheServerGives() {
    // When
    Run run = export("--format", "csv");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).hasSize(1201).startsWith("step,évaluateur", "0,tester");
  }

  @Test
  void ofAnExperimentThatIsNotThereCsvHasNothing() {
    // When
    Run run =
        new Cli().run("export", "e9", "--format", "csv", "--server", server.address().toString());

    // Then
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("there is no experiment 'e9'");
  }

  @Test
  void theEndingOfTheFileSaysTheFormat() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("run.csv"), "older");

    // When
    Run run = export("--output", file.toString());

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(Files.readAllLines(file)).hasSize(1201);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void whatIsBrokenOffReplacesNothing() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("run.csv"), "older");
    server.breakOff();

    // When
    Run run = export("--output", file.toString());

    // Then
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("the connection to " + server.address() + " broke");
    assertThat(file).hasContent("older");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aFileThatCannotBeWritten() {
    Run run = export("--output", folder.resolve("no/such/folder/run.json").toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("--output: '").contains("could not be written");
  }

  private Run export(String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(List.of("export", "e1", "--server", server.address().toString()));
    arguments.addAll(List.of(more));
    return new Cli().run(arguments.toArray(String[]::new));
  }
}
