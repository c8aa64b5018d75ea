package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.Policy;
import io.l2nas.contracts.json.PolicyFile;
import io.l2nas.standalone.client.LocalServer;
import io.l2nas.standalone.command.Cli.Run;
import io.l2nas.standalone.search.Searches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search has learned, as a file, and the search that begins with it. */
class PolicyCommandTest {
  private static final Map<String, String> QUICK = Map.of("hidden", "8x8", "batch", "4");

  @TempDir private Path folder;
  @AutoClose private final LocalServer server = new LocalServer();

  private final Cli cli = new Cli();
  private String file;

  @BeforeEach
  void writeFiles() throws IOException {
    Tables.spaceFile(folder);
    Tables.tableFile(folder);
    file = folder.resolve("tiny.policy").toString();
  }

  @Test
  void aSearchBeginsWithWhatAnotherHasLearned() throws Exception {
    // Given
    Run teacher = search("--set", "hidden=8x8", "batch=4", "--save-policy", file);
    assertThat(teacher.err()).isEmpty();

    // When
    JsonNode taught = json(search("--warm-start", file, "--acc-env", "0.78", "--json"));
    JsonNode untaught =
        json(
            search(
                "--set",
                "hidden=8x8",
                "batch=4",
                "--reward",
                "relative",
                "--acc-env",
                "0.78",
                "--json"));

    // Then
    assertThat(taught.path("applied").asInt()).isEqualTo(40);
    assertThat(taught.path("trajectoryHash")).isNotEqualTo(untaught.path("trajectoryHash"));
    assertThat(
            json(search("--warm-start", file, "--acc-env", "0.78", "--json"))
                .path("trajectoryHash"))
        .isEqualTo(taught.path("trajectoryHash"));
  }

  @Test
  void everyRecordedSearchHasAPolicy() throws Exception {
    // Given
    server.record("e1", request("l2nas", QUICK));

    // When
    Run run = policy("export", "e1", "--output", file);

    // Then
    Policy policy = PolicyFile.read(Files.readAllBytes(Path.of(file)));
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(policy.digest() + System.lineSeparator());
    assertThat(policy.experiment()).isEqualTo("e1");
    assertThat(policy.steps()).isEqualTo(40);
    assertThat(policy.hidden()).containsExactly(8, 8);
  }

  @Test
  void anAgentThatLearnsNothingHasNone() {
    // Given
    server.record("e1", request("random", Map.of()));

    // When
    Run run = policy("export", "e1", "--output", file);

    // Then
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).contains("agent of 'e1' is 'random', which has no policy; l2nas has one");
    assertThat(Path.of(file)).doesNotExist();
  }

  @Test
  void whatCannotBeBegunWithIsNamed() {
    // Given
    search("--set", "hidden=8x8", "batch=4", "--save-policy", file);
    String space = folder.resolve("tiny.json").toString();

    // When // Then
    assertComplaint(search("--warm-start", "gone"), 3, "--warm-start: there is no file 'gone'");
    assertComplaint(
        search("--warm-start", space), 3, "tiny.json is no policy: type is missing; it must be");
    assertComplaint(
        search("--warm-start", file), 2, "accEnv is missing; the relative reward needs it");
    assertComplaint(
        search("--warm-start", file, "--acc-env", "0.7", "--agent", "local"),
        2,
        "agent is 'local', which cannot begin with a policy; l2nas can");
    assertComplaint(
        search("--save-policy", file, "--agent", "random"),
        2,
        "but the agent random has no policy; l2nas has one");
    assertComplaint(
        search("--save-policy", folder.resolve("no/such/file").toString()),
        3,
        "could not be written");
  }

  @Test
  void theCommandAloneSaysWhatItCanDo() {
    // When
    Run run = cli.run("policy");

    // Then
    assertThat(run.out()).contains("export", "import", "list", "l2nas search --warm-start FILE");
    assertThat(cli.run("help", "policy", "export").out()).contains("--output=FILE");
    assertThat(cli.run("help", "policy", "sell").err())
        .contains("there is no command 'sell'; there are export, import, list");
  }

  private static void assertComplaint(Run run, int code, String message) {
    assertThat(run.err()).contains(message);
    assertThat(run.code()).isEqualTo(code);
  }

  private static JsonNode json(Run run) throws IOException {
    assertThat(run.err()).isEmpty();
    return new ObjectMapper().readTree(run.out());
  }

  private static ExperimentRequest request(String agent, Map<String, String> settings) {
    return ExperimentRequest.of("accuracy")
        .customSpace(Searches.SPACE)
        .agent(agent)
        .settings(settings)
        .topK(4)
        .steps(40)
        .build();
  }

  private Run policy(String... arguments) {
    List<String> line = new ArrayList<>(List.of("policy"));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--server", server.address().toString()));
    return cli.run(line.toArray(String[]::new));
  }

  private Run search(String... options) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "search",
                "--in-process",
                "--space",
                folder.resolve("tiny.json").toString(),
                "--table",
                folder.resolve("tiny.v1.tsv").toString(),
                "--metric",
                "accuracy",
                "--steps",
                "40"));
    line.addAll(List.of(options));
    return cli.run(line.toArray(String[]::new));
  }
}
