package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.standalone.client.LocalServer;
import io.l2nas.standalone.command.Cli.Run;
import io.l2nas.standalone.search.Searches;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCommandsTest {
  @TempDir private Path folder;

  private final Cli cli = new Cli().onScreen(80);
  @AutoClose private final LocalServer server = new LocalServer();

  @Test
  void anEvaluatorThatReadsNoTableTakesNone() {
    // When
    Run run = run("submit", "--evaluator", "train", "--table", "mine");

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("--table is 'mine', but --evaluator is 'train'; leave one of them out");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void submitPrintsTheIdAlone() throws IOException {
    // Given
    String space = Tables.spaceFile(folder).toString();

    // When
    Run run =
        run(
            "submit",
            "--space",
            space,
            "--metric",
            "accuracy",
            "--agent",
            "random",
            "--steps",
            "30",
            "--idempotency-key",
            "k-1");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("e1\n");
    assertThat(run.err()).isEqualTo("follow it with: l2nas watch e1\n");
    assertThat(server.requests()).containsExactly("POST /api/v1/experiments k-1");
  }

  @Test
  void submitFindsBadUsageWithoutAServer() {
    Run run = run("submit", "--metric", "accuracy", "--steps", "0");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("l2nas submit: steps is 0; it must be at least 1");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void submitAndWatch() throws IOException {
    Run run =
        run(
            "submit",
            "--space",
            Tables.spaceFile(folder).toString(),
            "--metric",
            "accuracy",
            "--agent",
            "random",
            "--steps",
            "30",
            "--watch",
            "--json");

    assertThat(run.code()).isZero();
    assertThat(json(run).get("status").asText()).isEqualTo("COMPLETED");
    assertThat(run.err()).isEqualTo("experiment e1\n");
  }

  @Test
  void listShowsATable() {
    // Given
    server.record("e1", Searches.request(20, 7));
    server.record("e2", Searches.request(30, 8));

    // When
    Run run = run("list");

    // Then
    assertThat(run.out())
        .isEqualTo(
            """
              id  status     steps    best  submitted         agent   team     metric
              ──  ─────────  ─────  ──────  ────────────────  ──────  ───────  ────────
              e1  completed  20/20  0.7800  2026-11-24 05:00  random  default  accuracy
              e2  completed  30/30  0.7700  2026-11-24 05:00  random  default  accuracy
            """);
  }

  @Test
  void listFilters() {
    // Given
    server.record("e1", Searches.request(20, 7));

    // When, Then
    assertThat(run("list", "--status", "running").out())
        .isEqualTo("no experiments; submit one with 'l2nas submit'\n");
    assertThat(run("list", "--status", "bored").code()).isEqualTo(2);
    assertThat(run("list", "--team", "other teams", "--json").out())
        .isEqualTo("{\"items\":[],\"next\":null}\n");
    assertThat(server.requests())
        .containsExactly(
            "GET /api/v1/experiments?limit=20&status=RUNNING",
            "GET /api/v1/experiments?limit=20&team=other%20teams");
  }

  @Test
  void aNumberHasTheFormThatTheServerGaveIt() {
    // Given
    server.record("e1", Searches.request(20, 7));

    // When
    Run shown = run("show", "e1", "--json");
    Run top = run("top", "e1", "--json");

    // Then
    assertThat(shown.out()).containsPattern("\"reported\":\\{\"cost\":\\d+\\.0}");
    assertThat(top.out())
        .containsPattern("\"cost\":\\d+\\.0}")
        .doesNotContainPattern("\"cost\":\\d+}")
        .doesNotContain("E+");
  }

  @Test
  void showTellsAllOfOne() {
    // Given
    server.record("e1", Searches.request(20, 7));

    // When
    Run run = run("show", "e1");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            """

              e1  completed
              ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  20 of 20 steps

              reason        all 20 steps are done
              best          0.7800 at step 5
              architecture  skip|skip|skip
              cost          20.0000
            """);
  }

  @Test
  void jsonIsWhatTheServerSaid() throws IOException {
    // Given
    server.record("e1", Searches.request(20, 7));

    // When
    Run run = run("show", "e1", "--json");

    // Then: fields that this client does not know are there too
    assertThat(json(run).get("aFieldOfTomorrow").asInt()).isEqualTo(1);
  }

  @Test
  void watchFollowsToTheEndAndTheExitCodeTellsHow() {
    // Given
    server.record("e1", Searches.request(20, 7)).reveal(8);

    // When
    Run run = run("watch", "e1");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("8/20")
        .contains("accuracy on tiny, random")
        .contains("1 of 2 slots busy · 5 waiting · 1m 30s of work")
        .contains("completed")
        .contains("20 of 20 steps");
    assertThat(server.requests()).hasSizeGreaterThan(3);
  }

  @Test
  void topIsRanked() {
    // Given
    server.record("e1", Searches.request(20, 7));

    // When
    Run run = run("top", "e1", "--limit", "2");

    // Then
    assertThat(run.out())
        .isEqualTo(
            """
              rank  accuracy     cost  step  architecture
              ────  ────────  ───────  ────  ──────────────────
                 1    0.7800  20.0000     5  skip|skip|skip
                 2    0.7700  10.0000    15  skip|skip|conv_5x5
            """);
  }

  @Test
  void stepsArePaged() {
    // Given
    server.record("e1", Searches.request(20, 7));

    // When
    Run run = run("steps", "e1", "--limit", "2", "--cursor", "4");

    // Then
    assertThat(run.out().lines()).hasSize(4);
    assertThat(run.out()).contains("     5    0.7800  20.0000    0.000  skip|skip|skip");
    assertThat(run.err()).isEqualTo("go on with: l2nas steps e1 --cursor 6\n");
  }

  @Test
  void pauseAndCancelSayWhereItStands() {
    // Given
    server.record("e1", Searches.request(20, 7));

    // When, Then
    assertThat(run("pause", "e1").out()).isEqualTo("e1 is completed at step 20 of 20\n");
    assertThat(run("cancel", "e1").out()).isEqualTo("e1 is completed at step 20 of 20\n");
    assertThat(server.requests())
        .containsExactly("POST /api/v1/experiments/e1/pause", "POST /api/v1/experiments/e1/cancel");
  }

  @Test
  void releaseListsWhoIsInQuarantineAndReleases() {
    // Given
    server.hold("gpu-7", "5 failures in a row at work that others complete");

    // When, Then
    assertThat(run("release").out())
        .isEqualTo(
            """
              in quarantine  since             why
              ─────────────  ────────────────  ───────────────────────────────────────
              gpu-7          2026-11-28 17:04  5 failures in a row at work that others
                                               complete
            """);
    assertThat(run("release", "gpu-7").out()).isEqualTo("gpu-7 is released\n");
    assertThat(run("release").out()).isEqualTo("nobody is in quarantine\n");
    assertThat(run("release", "--json").out()).isEqualTo("{\"items\":[],\"next\":null}\n");
    assertThat(server.requests())
        .containsExactly(
            "GET /api/v1/quarantine",
            "DELETE /api/v1/quarantine/gpu-7",
            "GET /api/v1/quarantine",
            "GET /api/v1/quarantine");
  }

  @Test
  void whoIsNotInQuarantineCannotBeReleased() {
    Run run = run("release", "gpu-7");

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err())
        .isEqualTo("l2nas release: evaluator 'gpu-7' is not in quarantine; nobody is\n");
  }

  @Test
  void theReleaseAsJson() {
    // Given
    server.hold("gpu-7", "why");

    // When, Then
    assertThat(run("release", "gpu-7", "--json").out()).isEqualTo("{\"released\":\"gpu-7\"}\n");
  }

  @Test
  void whatTheServerRefusesIsSaidInItsWords() {
    // Given
    server.record("e1", Searches.request(20, 7));

    // When
    Run run = run("resume", "e1");

    // Then
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err())
        .isEqualTo("l2nas resume: experiment 'e1' is COMPLETED and cannot become RUNNING\n");
  }

  @Test
  void anUnknownExperimentIsRefused() {
    for (String command : List.of("show", "watch", "top", "steps", "export", "replay", "pause")) {
      Run run = run(command, "no/such one");

      assertThat(run.code()).as(command).isEqualTo(5);
      assertThat(run.err()).contains("there is no experiment 'no");
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void aServerThatDoesNotAnswer() {
    // Given
    server.close();

    // When
    Run run = run("watch", "e1");

    // Then
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err())
        .isEqualTo(
            "l2nas watch: no server answers at %s; start one with 'l2nas up', or name another with --server URL\n"
                .formatted(server.address()));
  }

  @Test
  void anAddressThatIsNone() {
    for (String address : List.of("localhost", "ftp://a", "http://", "http:// x")) {
      Run run = cli.run("list", "--server", address);

      assertThat(run.code()).as(address).isEqualTo(2);
      assertThat(run.err()).contains("--server is '" + address + "'; it must be an address");
    }
  }

  private Run run(String... arguments) {
    return cli.run(
        Stream.concat(Stream.of(arguments), Stream.of("--server", server.address().toString()))
            .toArray(String[]::new));
  }

  private static JsonNode json(Run run) throws IOException {
    return new ObjectMapper().readTree(run.out());
  }
}
