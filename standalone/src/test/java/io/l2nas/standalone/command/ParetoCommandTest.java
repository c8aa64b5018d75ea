package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.contracts.ExperimentRequestBuilder;
import io.l2nas.standalone.client.LocalServer;
import io.l2nas.standalone.command.Cli.Run;
import io.l2nas.standalone.search.Searches;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ParetoCommandTest {
  private final Cli cli = new Cli().onScreen(80);
  @AutoClose private final LocalServer server = new LocalServer();

  @Test
  void withoutAnObjectiveItIsAgainstWhatIsReported() throws Exception {
    // Given
    server.record("e1", search().build());

    // When
    JsonNode json = new ObjectMapper().readTree(run("e1", "--json").out());

    // Then
    assertThat(json.path("against").asText()).isEqualTo("cost");
    assertThat(json.path("betterWithLess").asBoolean()).isTrue();
    assertThat(json.path("points").findValuesAsText("architecture"))
        .containsExactly("skip|skip|conv_3x3", "skip|skip|conv_5x5", "skip|skip|skip");
    assertThat(json.path("points").get(0).path("other").asDouble()).isZero();
  }

  @Test
  void whereMuchIsGoodTheFrontTurns() {
    // Given
    server.record("e1", search().constraints(List.of("cost>=5")).build());

    // When
    Run run = run("e1", "--against", "cost");

    // Then
    assertThat(run.out())
        .startsWith("\n  accuracy against cost · 1 of 27 scored are beaten by none\n")
        .containsPattern("0\\.7800 +20\\.0000 +\\d+ +skip\\|skip\\|skip");
  }

  @Test
  void aMetricThatIsNotReportedIsRefused() {
    // Given
    server.record("e1", search().build());

    // When
    Run run = run("e1", "--against", "price");

    // Then
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).isEqualTo("l2nas pareto: --against is 'price'; 'e1' reports cost\n");
  }

  @Test
  void withoutAnotherMetricThereIsNoFront() {
    // Given
    server.record("e1", search().report(List.of()).build());

    // When
    Run run = run("e1");

    // Then
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err())
        .isEqualTo(
            "l2nas pareto: 'e1' reports no metric besides accuracy; search with --report or --constraint\n");
  }

  private static ExperimentRequestBuilder search() {
    return Searches.asking(200, 7);
  }

  private Run run(String... arguments) {
    return cli.run(
        Stream.of(
                Stream.of("pareto"),
                Stream.of(arguments),
                Stream.of("--server", server.address().toString()))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }
}
