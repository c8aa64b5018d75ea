package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.standalone.client.LocalServer;
import io.l2nas.standalone.command.Cli.Run;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DeadLettersCommandTest {
  private static final String TEXT = "l2nas.evaluations.v1/0/17";
  private static final String NO_TEXT = "l2nas.states.v1/3/1024";

  private final Cli cli = new Cli().onScreen(80);
  @AutoClose private final LocalServer server = new LocalServer();

  @Test
  void theyAreListedTheNewestLast() {
    // Given
    buryTwo();
    run(TEXT, "--redrive");

    // When
    Run run = run();

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
              l2nas.evaluations.v1/0/17  2026-11-28 17:04  13 bytes  sent again
                key is 'e2'; it must be 'e1', the experiment of the event, for the owner of
                the other one reads it
              l2nas.states.v1/3/1024     2026-11-28 17:04  18 bytes
                the record is not valid UTF-8 at byte 0; it must be JSON in UTF-8
            """);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theListIsFilteredAndBounded() {
    // Given
    buryTwo();

    // When
    Run few = run("--limit", "1");
    Run filtered = run("--reason", "UTF-8", "--topic", "l2nas.states.v1");

    // Then
    assertThat(few.out()).contains(NO_TEXT).doesNotContain(TEXT);
    assertThat(few.err()).isEqualTo("there are more: --limit 5\n");
    assertThat(filtered.out()).contains(NO_TEXT).doesNotContain(TEXT);
    assertThat(run("--reason", "nothing has this").out())
        .isEqualTo("no dead letters of that kind\n");
    assertThat(server.requests())
        .contains(
            "GET /api/v1/dead-letters?limit=1",
            "GET /api/v1/dead-letters?limit=20&reason=UTF-8&topic=l2nas.states.v1");
  }

  @Test
  void whereThereIsNoneThatIsSaid() {
    assertThat(run().out()).isEqualTo("no dead letters\n");
    assertThat(run("--json").out()).isEqualTo("{\"items\":[],\"next\":null}\n");
  }

  @Test
  void oneIsShownWithItsText() {
    // Given
    buryTwo();

    // When
    Run run = run(TEXT);

    // Then: what stands in it cannot clear the screen
    assertThat(run.out())
        .isEqualTo(
            """

              l2nas.evaluations.v1/0/17
              key is 'e2'; it must be 'e1', the experiment of the event, for the owner of
              the other one reads it

              buried      2026-11-28 17:04:09
              sent again  no
              key         e1
              size        13 bytes

              {"a":
              \uFFFD[2J 1}
            """);
  }

  @Test
  void oneThatIsNoTextIsShownAsBytes() {
    // Given
    buryTwo();

    // When
    Run run = run(NO_TEXT);

    // Then
    assertThat(run.out())
        .endsWith(
            """
              000000  ff 00 68 65 6c 6c 6f 20 77 6f 72 6c 64 21 21 21  ..hello world!!!
              000010  0a 7e                                            .~
            """);
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void severalAreSentAgain() throws IOException {
    // Given
    buryTwo();

    // When
    Run run = run(TEXT, NO_TEXT, "--redrive");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(TEXT + " is sent again\n" + NO_TEXT + " is sent again\n");
    assertThat(server.requests())
        .containsExactly(
            "POST /api/v1/dead-letters/l2nas.evaluations.v1/0/17/redrive",
            "POST /api/v1/dead-letters/l2nas.states.v1/3/1024/redrive");
    assertThat(
            new ObjectMapper().readTree(run(TEXT, "--redrive", "--json").out()).get("id").asText())
        .isEqualTo(TEXT);
  }

  @Test
  void whatIsNoIdIsBadUsage() {
    assertThat(run("--redrive").err())
        .startsWith("l2nas dead-letters: --redrive needs the ID of a letter");
    Run run = run("l2nas.states.v1/17");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "l2nas dead-letters: ID is 'l2nas.states.v1/17'; it must be topic/partition/offset");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void oneThatIsNotThereIsRefused() {
    Run run = run("l2nas.states.v1/0/9");

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err())
        .isEqualTo("l2nas dead-letters: there is no dead letter 'l2nas.states.v1/0/9'\n");
  }

  private void buryTwo() {
    server.bury(
        TEXT,
        "key is 'e2'; it must be 'e1', the experiment of the event, for the owner of the other one"
            + " reads it",
        "{\"a\":\n\u001b[2J 1}");
    server.bury(
        NO_TEXT,
        "the record is not valid UTF-8 at byte 0; it must be JSON in UTF-8",
        bytes("\u00ff\u0000hello world!!!\n~"));
  }

  private static byte[] bytes(String latin) {
    return latin.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private Run run(String... arguments) {
    return cli.run(
        Stream.concat(
                Stream.concat(Stream.of("dead-letters"), Stream.of(arguments)),
                Stream.of("--server", server.address().toString()))
            .toArray(String[]::new));
  }
}
