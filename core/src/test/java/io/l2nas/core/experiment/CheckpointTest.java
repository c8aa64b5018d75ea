package io.l2nas.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.checkpoint.AgentCheckpoint;
import io.l2nas.core.checkpoint.UnreadableCheckpointException;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.fixtures.Streams;
import io.l2nas.core.space.Architecture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent that is put back goes on as the one that was written down. */
class CheckpointTest {
  private static final int STEPS = 60;
  private static final int RESUMED = 50;

  private final Random random = new Random(5);

  static Stream<Arguments> agents() {
    return Agents.names().stream()
        .flatMap(agent -> Stream.of(1, 8).map(parallelism -> Arguments.of(agent, parallelism)));
  }

  /** The agents on the built-in spaces whose rows hang together. */
  static Stream<Arguments> elsewhere() {
    return Agents.names().stream()
        .flatMap(
            agent -> Stream.of("darts", "ofa-mbv3-w1.0").map(space -> Arguments.of(agent, space)));
  }

  @ParameterizedTest
  @MethodSource("agents")
  void anAgentGoesOnFromAnyEventAsIfNothingHadBeen(String agent, int parallelism) {
    goesOn(stream(search(agent, parallelism)), RESUMED);
  }

  @ParameterizedTest
  @MethodSource("elsewhere")
  void anAgentGoesOnInEverySpace(String agent, String space) {
    Experiments experiment =
        search(agent, 4).settings(Experiments.quickOnBuiltIn(agent)).topK(10).space(space);
    goesOn(Streams.of(experiment.submitted(), FunctionEvaluator::byText), 5);
  }

  private void goesOn(List<ExperimentEvent> stream, int times) {
    // Given
    AgentShard undisturbed = live();
    List<List<ActionProposed>> due = new ArrayList<>();
    List<AgentCheckpoint> checkpoints = new ArrayList<>();
    for (ExperimentEvent event : stream) {
      due.add(undisturbed.follow(event, 0));
      undisturbed.checkpoint(Experiments.NAME).ifPresent(checkpoints::add);
    }

    for (int resumed = 0; resumed < times; resumed++) {
      // When
      int from = random.nextInt(checkpoints.size());
      AgentShard shard = new AgentShard();
      shard.restore(checkpoints.get(from));
      shard.catchUp();

      // Then
      for (int next = from + 1; next < stream.size(); next++) {
        assertThat(shard.follow(stream.get(next), 0)).isEqualTo(due.get(next));
        if (next == checkpoints.size() - 1) {
          assertThat(shard.checkpoint(Experiments.NAME)).contains(checkpoints.get(next));
        }
      }
    }
  }

  /** A pause holds an action back; scores are known, the budget of architectures runs out. */
  @Test
  void itRemembersWhatIsHeldBackKnownAndReserved() {
    // Given
    List<ExperimentEvent> stream = new ArrayList<>(pausedAfter(10, stream(smallBudget())));
    AgentShard undisturbed = live();

    for (ExperimentEvent event : stream) {
      List<ActionProposed> due = undisturbed.follow(event, event.sequence());

      // When
      AgentShard shard = new AgentShard();
      undisturbed.checkpoint(Experiments.NAME).ifPresent(shard::restore);
      shard.catchUp();

      // Then
      assertThat(due).hasSizeLessThanOrEqualTo(4);
      assertThat(agent(shard)).isEqualTo(agent(undisturbed));
    }
    assertThat(agent(undisturbed)).isEmpty();
  }

  @Test
  void whatTheCheckpointCoversIsSkippedWhenItIsReadAgain() {
    // Given
    List<ExperimentEvent> stream = stream(search("random", 2));
    AgentShard before = live();
    stream.subList(0, 20).forEach(event -> before.follow(event, 1_000 + event.sequence()));
    AgentShard shard = new AgentShard();

    // When
    shard.restore(before.checkpoint(Experiments.NAME).orElseThrow());
    stream.subList(5, 30).forEach(event -> shard.remember(event, 1_000 + event.sequence()));

    // Then
    assertThat(shard.catchUp()).isEmpty();
    assertThat(shard.agents()).extracting(ExperimentAgent::sequence).containsExactly(29L);
    assertThat(shard.openSince()).hasValue(1_028);
  }

  /** Written by a version that learned otherwise: its next action is not the recorded one. */
  @Test
  void theLogIsTheTruthWhereTheCheckpointLeadsAstray() {
    // Given
    List<ExperimentEvent> stream = stream(search("evolution", 2));
    AgentShard astray = live();
    stream(search("evolution", 2).seed(9)).subList(0, 20).forEach(event -> astray.follow(event, 0));
    AgentShard shard = new AgentShard();
    shard.restore(astray.checkpoint(Experiments.NAME).orElseThrow());
    stream.subList(20, 30).forEach(event -> shard.remember(event, 0));
    assertThat(shard.catchUp()).containsOnlyKeys(Experiments.NAME);
    assertThat(shard.endings()).isEmpty();

    // When
    assertThat(shard.startOver(Experiments.NAME)).isTrue();
    stream.subList(0, 30).forEach(event -> shard.remember(event, 0));

    // Then
    assertThat(shard.catchUp()).isEmpty();
    assertThat(shard.agents()).extracting(ExperimentAgent::sequence).containsExactly(29L);
    assertThat(shard.startOver(Experiments.NAME)).isFalse();
  }

  @Test
  void oneThatHasEndedSinceNeedsNoAgent() {
    // Given
    List<ExperimentEvent> stream = stream(search("random", 2));
    AgentShard before = live();
    stream.subList(0, 20).forEach(event -> before.follow(event, 0));
    AgentShard shard = new AgentShard();

    // When
    shard.restore(before.checkpoint(Experiments.NAME).orElseThrow());
    stream.subList(20, stream.size()).forEach(event -> shard.remember(event, 0));

    // Then
    assertThat(shard.catchUp()).isEmpty();
    assertThat(shard.agents()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("agents")
  void whatIsNoMemoryIsRefused(String agent, int parallelism) {
    // Given
    AgentShard before = live();
    stream(search(agent, parallelism)).subList(0, 40).forEach(event -> before.follow(event, 0));
    AgentCheckpoint checkpoint = before.checkpoint(Experiments.NAME).orElseThrow();
    byte[] memory = checkpoint.memory();

    for (int attempt = 0; attempt < 20; attempt++) {
      // When: torn anywhere
      byte[] torn = Arrays.copyOf(memory, random.nextInt(memory.length));

      // Then
      assertThatThrownBy(() -> new AgentShard().restore(with(checkpoint, torn)))
          .isInstanceOf(UnreadableCheckpointException.class);
    }
    assertThatThrownBy(
            () ->
                new AgentShard()
                    .restore(with(checkpoint, Arrays.copyOf(memory, memory.length + 1))))
        .isInstanceOf(UnreadableCheckpointException.class)
        .hasMessage("1 bytes are left over");
  }

  @Test
  void noNumberThatIsNotFiniteComesBack() {
    // Given
    AgentShard before = live();
    stream(search("l2nas", 1)).subList(0, 40).forEach(event -> before.follow(event, 0));
    AgentCheckpoint checkpoint = before.checkpoint(Experiments.NAME).orElseThrow();
    byte[] memory = checkpoint.memory();
    int lastMoment = memory.length - 4 * Double.BYTES - Float.BYTES;
    memory[lastMoment] = 0x7f;
    memory[lastMoment + 1] = (byte) 0xc0;

    // When
    // Then
    assertThatThrownBy(() -> new AgentShard().restore(with(checkpoint, memory)))
        .isInstanceOf(UnreadableCheckpointException.class)
        .hasMessage("a number in it is not finite");
  }

  private static AgentCheckpoint with(AgentCheckpoint checkpoint, byte[] memory) {
    return new AgentCheckpoint(checkpoint.submission(), checkpoint.sequence(), memory);
  }

  private static List<Object> agent(AgentShard shard) {
    return shard.agents().stream()
        .<Object>map(
            agent ->
                List.of(
                    agent.status(),
                    agent.sequence(),
                    agent.used(),
                    agent.refusal(),
                    agent.inFlight(),
                    agent.inFlight().stream().map(action -> agent.answer(action.step())).toList()))
        .toList();
  }

  private static AgentShard live() {
    AgentShard shard = new AgentShard();
    shard.catchUp();
    return shard;
  }

  private static Experiments search(String agent, int parallelism) {
    return Experiments.of(agent)
        .settings(Experiments.quick(agent))
        .steps(STEPS)
        .maxFailures(1_000)
        .parallelism(parallelism);
  }

  private static Experiments smallBudget() {
    return Experiments.of("evolution").steps(STEPS).parallelism(4).reuse("experiment");
  }

  private static List<ExperimentEvent> stream(Experiments experiment) {
    return Streams.of(experiment.submitted(), CheckpointTest::score);
  }

  /** The stream with a pause in it, and all numbers behind it two higher. */
  private static List<ExperimentEvent> pausedAfter(int count, List<ExperimentEvent> stream) {
    List<ExperimentEvent> paused = new ArrayList<>(stream.subList(0, count));
    paused.add(changed(count, ExperimentStatus.PAUSED));
    paused.add(behind(stream.get(count), 1));
    paused.add(changed(count + 2, ExperimentStatus.RUNNING));
    stream.subList(count + 1, stream.size()).forEach(event -> paused.add(behind(event, 2)));
    return paused;
  }

  private static ExperimentEvent changed(long sequence, ExperimentStatus status) {
    return new ExperimentStatusChanged(Experiments.NAME, sequence, status, "in a test");
  }

  private static ExperimentEvent behind(ExperimentEvent event, int more) {
    if (event instanceof StateAdvanced advanced) {
      return new StateAdvanced(
          advanced.experiment(),
          advanced.sequence() + more,
          advanced.step(),
          advanced.outcome(),
          advanced.topChange(),
          advanced.state(),
          advanced.trajectoryHash());
    }
    ExperimentStatusChanged changed = (ExperimentStatusChanged) event;
    return new ExperimentStatusChanged(
        changed.experiment(), changed.sequence() + more, changed.status(), changed.reason());
  }

  private static double score(Architecture architecture) {
    return architecture.choice(0) == 0 ? Double.NaN : FunctionEvaluator.byChoices(architecture);
  }
}
