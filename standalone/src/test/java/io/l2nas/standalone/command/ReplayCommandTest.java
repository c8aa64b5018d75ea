package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.fixtures.Outcomes;
import io.l2nas.standalone.client.LocalServer;
import io.l2nas.standalone.client.RecordedExperiment;
import io.l2nas.standalone.command.Cli.Run;
import io.l2nas.standalone.search.Searches;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ReplayCommandTest {
  @AutoClose private final LocalServer server = new LocalServer();

  @Test
  void aRecordedExperimentComesOutBitForBit() {
    // Given the agent that learns, over more than one page of events
    server.record("e1", learning(600));

    // When
    Run run = replay();

    // Then
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("actions   600 of 600 bit for bit")
        .contains("history   every event follows")
        .contains("hash      equal")
        .contains("the experiment can be repeated bit for bit");
    assertThat(run.code()).isZero();
  }

  @Test
  void anExperimentThatRunsCanBeReplayedSoFar() {
    // Given
    server.record("e1", learning(40)).reveal(10);
    new Cli().run("show", "e1", "--server", server.address().toString());
    new Cli().run("show", "e1", "--server", server.address().toString());

    // When
    Run run = replay();

    // Then
    assertThat(run.out()).contains("actions   30 of 30 bit for bit").contains("hash      equal");
    assertThat(run.code()).isZero();
  }

  @Test
  void theLastBitOfAnActionMatters() throws IOException {
    // Given
    RecordedExperiment experiment = server.record("e1", learning(40));
    experiment.stream()
        .set(21, Outcomes.ofAnotherAction((StateAdvanced) experiment.stream().get(21)));

    // When
    Run run = replay("--json");

    // Then
    assertThat(run.code()).isEqualTo(1);
    var json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("bitForBit").asBoolean()).isFalse();
    assertThat(json.get("actions").asInt()).isEqualTo(40);
    assertThat(json.get("equalActions").asInt()).isEqualTo(20);
    assertThat(json.get("refusedUpdates").asInt()).isZero();
    assertThat(json.get("actionDifference").asText())
        .isEqualTo("step 20: the rebuilt agent proposes another action, or none");
    assertThat(json.get("historyDifference").asText()).contains("e1/21/advanced does not follow");
  }

  @Test
  void anEventThatIsMissingIsNoticed() {
    // Given
    server.record("e1", learning(40)).stream().remove(10);

    // When
    Run run = replay();

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("event 11 came after event 9")
        .contains("an event does not follow");
  }

  @Test
  void kafkaHasToBeNamed() {
    // When
    Run run = new Cli().run("replay", "e1", "--from", "kafka");

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("which Kafka to read is not said; give --brokers HOST:PORT, or set");
  }

  private Run replay(String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(List.of("replay", "e1", "--server", server.address().toString()));
    arguments.addAll(List.of(more));
    return new Cli().run(arguments.toArray(String[]::new));
  }

  private static ExperimentRequest learning(int steps) {
    return ExperimentRequest.of("accuracy")
        .customSpace(Searches.SPACE)
        .agent("l2nas")
        .settings(Map.of("hidden", "16x16", "epsilonSteps", "20"))
        .topK(4)
        .steps(steps)
        .parallelism(2)
        .seed(5L)
        .build();
  }
}
