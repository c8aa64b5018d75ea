package io.l2nas.core.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvolutionAgentTest {
  private static final SearchSpace SPACE =
      new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());
  private static final FloatVector STATE = SPACE.initialState();
  private static final Architecture GOOD = SPACE.architecture(3, 3, 3, 3, 3, 3);
  private static final Architecture POOR = SPACE.architecture(0, 0, 0, 0, 0, 0);

  @Test
  void theFirstPopulationIsRandom() {
    // Given
    SearchAgent agent = agent(Map.of("population", "5"));
    List<Architecture> population = new ArrayList<>();

    for (int step = 0; step < 5; step++) {
      // When
      FloatVector alpha = agent.propose(step, STATE);

      // Then
      assertThat(alpha)
          .isEqualTo(RandomAgent.uniform(SPACE.size(), RandomStream.of(1, Purpose.ACTION, step)));
      agent.learn(step, STATE, alpha, step);
      population.add(SPACE.discretize(alpha));
    }
    FloatVector child = agent.propose(5, STATE);
    assertThat(population).anyMatch(parent -> changes(parent, child) == 1);
  }

  /** With a sample this large the best of the population is in it. */
  @Test
  void aChildDiffersFromTheBestInOneRow() {
    // Given
    SearchAgent agent = agent(Map.of("population", "2", "sample", "100"));
    agent.learn(0, STATE, SPACE.oneHot(POOR), 1);
    agent.learn(1, STATE, SPACE.oneHot(GOOD), 2);
    Set<Architecture> children = new HashSet<>();

    // When
    for (int step = 2; step < 502; step++) {
      children.add(SPACE.discretize(agent.propose(step, STATE)));
    }

    // Then: all of them, sooner or later
    assertThat(children).containsExactlyInAnyOrderElementsOf(SPACE.neighbours(GOOD));
  }

  @Test
  void theOldestDiesHoweverGoodItIs() {
    // Given
    SearchAgent agent = agent(Map.of("population", "2", "sample", "100"));
    agent.learn(0, STATE, SPACE.oneHot(GOOD), 100);
    agent.learn(1, STATE, SPACE.oneHot(POOR), 1);

    // When
    agent.learn(2, STATE, SPACE.oneHot(POOR), 1);

    // Then
    assertThat(changes(POOR, agent.propose(3, STATE))).isEqualTo(1);
  }

  /** With a sample of one, chance decides. */
  @Test
  void aSmallSampleLetsOthersHaveChildren() {
    // Given
    SearchAgent agent = agent(Map.of("population", "2", "sample", "1"));
    agent.learn(0, STATE, SPACE.oneHot(GOOD), 100);
    agent.learn(1, STATE, SPACE.oneHot(POOR), 1);
    int ofPoor = 0;

    // When
    for (int step = 2; step < 402; step++) {
      ofPoor += changes(POOR, agent.propose(step, STATE)) == 1 ? 1 : 0;
    }

    // Then: 200 expected, standard deviation 10
    assertThat(ofPoor).isBetween(140, 260);
  }

  @Test
  void refusesSettingsThatItCannotHave() {
    assertRefused(
        Map.of("population", "0"), "setting population is 0; it must be from 1 to 100000");
    assertRefused(Map.of("sample", "-1"), "setting sample is -1; it must be from 1 to 100000");
    assertRefused(Map.of("sample", "ten"), "setting sample is 'ten'; it must be a whole number");
    assertRefused(
        Map.of("tau", "1"), "setting 'tau' is unknown; the agent evolution has population, sample");
  }

  private static void assertRefused(Map<String, String> settings, String message) {
    assertThatThrownBy(() -> EvolutionAgent.Settings.from(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static int changes(Architecture from, FloatVector alpha) {
    Architecture to = SPACE.discretize(alpha);
    return (int)
        IntStream.range(0, SPACE.rows()).filter(row -> from.choice(row) != to.choice(row)).count();
  }

  private static SearchAgent agent(Map<String, String> settings) {
    return new EvolutionAgent(SPACE, EvolutionAgent.Settings.from(settings), 1);
  }
}
