package io.l2nas.core.l2nas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.agent.RandomAgent;
import io.l2nas.core.agent.SearchAgent;
import io.l2nas.core.learning.PlainActorCritic;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Eq. 4, and when it learns. */
class L2nasAgentTest {
  private static final SearchSpace SPACE =
      new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());
  private static final FloatVector STATE = SPACE.initialState();
  private static final Map<String, String> GREEDY =
      Map.of("epsilonStart", "0", "epsilonEnd", "0", "hidden", "16", "actorRate", "1e-3");

  @Test
  void addsNoiseWithinXiToWhatTheActorProposes() {
    // Given
    L2nasSettings settings = settings(Map.of("xi", "0.01"));
    SearchAgent agent = new L2nasAgent(SPACE, settings, 1);
    float[] actor = new PlainActorCritic(settings.networks(SPACE), 1).act(STATE.toArray());
    double sum = 0;
    double largest = 0;

    // When
    for (int step = 0; step < 200; step++) {
      FloatVector alpha = agent.propose(step, STATE);
      for (int i = 0; i < SPACE.size(); i++) {
        double noise = alpha.get(i) - actor[i];
        sum += noise;
        largest = Math.max(largest, Math.abs(noise));
      }
    }

    // Then: the mean of 6,000 uniform numbers, to 6 standard deviations
    assertThat(largest).isBetween(0.0099, 0.0100001);
    assertThat(sum / 6_000).isCloseTo(0, within(6 * 0.01 / Math.sqrt(3 * 6_000)));
  }

  @Test
  void proposesWhatTheActorSaysWhereThereIsNoNoise() {
    // Given
    L2nasSettings settings = settings(Map.of("xi", "0"));
    SearchAgent agent = new L2nasAgent(SPACE, settings, 1);

    // When
    FloatVector alpha = agent.propose(5, STATE);

    // Then
    float[] actor = new PlainActorCritic(settings.networks(SPACE), 1).act(STATE.toArray());
    assertThat(alpha).isEqualTo(FloatVector.of(actor));
  }

  /** The first number of the stream decides, the rest are the action. */
  @Test
  void anExploringStepIsUniformAndWithoutTheActor() {
    // Given
    SearchAgent agent = new L2nasAgent(SPACE, L2nasSettings.from(Map.of(), SPACE), 1);
    RandomStream random = RandomStream.of(1, Purpose.ACTION, 0);
    random.nextDouble();

    // When
    FloatVector alpha = agent.propose(0, STATE);

    // Then
    assertThat(alpha).isEqualTo(RandomAgent.uniform(SPACE.size(), random));
  }

  @Test
  void exploresAsOftenAsEpsilonSays() {
    // Given: actions of the actor stay within ξ of 0.5, its output layer is tiny
    SearchAgent agent = new L2nasAgent(SPACE, L2nasSettings.from(Map.of(), SPACE), 1);
    int explored = 0;

    // When
    for (int step = 0; step < 500; step++) {
      FloatVector alpha = agent.propose(step, STATE);
      explored += Math.abs(alpha.get(0) - 0.5) < 0.01 ? 0 : 1;
    }

    // Then: 108.6 expected, 2 % of them not seen; the standard deviation is below 8
    assertThat(explored).isBetween(60, 155);
  }

  @Test
  void proposingChangesNothing() {
    // Given
    SearchAgent asked = new L2nasAgent(SPACE, settings(Map.of()), 1);
    SearchAgent left = new L2nasAgent(SPACE, settings(Map.of()), 1);

    for (int step = 0; step < 30; step++) {
      // When
      FloatVector alpha = asked.propose(step, STATE);
      asked.propose(step + 7, STATE);

      // Then
      assertThat(asked.propose(step, STATE)).isEqualTo(alpha);
      assertThat(left.propose(step, STATE)).isEqualTo(alpha);
      asked.learn(step, STATE, alpha, step);
      left.learn(step, STATE, alpha, step);
    }
  }

  /** Acceptance check 3, seen from outside: seven transitions change nothing, the eighth does. */
  @Test
  void learnsFromTheStepThatCompletesABatch() {
    // Given
    SearchAgent agent = new L2nasAgent(SPACE, settings(Map.of()), 1);
    FloatVector before = agent.propose(100, STATE);

    // When
    // Then
    for (int step = 0; step < 7; step++) {
      agent.learn(step, STATE, agent.propose(step, STATE), step);
      assertThat(agent.propose(100, STATE)).isEqualTo(before);
    }
    agent.learn(7, STATE, agent.propose(7, STATE), 7);
    assertThat(agent.propose(100, STATE)).isNotEqualTo(before);
  }

  @Test
  void withCMaxZeroItNeverLearns() {
    // Given
    SearchAgent agent = new L2nasAgent(SPACE, settings(Map.of("cMax", "0")), 1);
    FloatVector before = agent.propose(100, STATE);

    // When
    for (int step = 0; step < 30; step++) {
      agent.learn(step, STATE, agent.propose(step, STATE), step);
    }

    // Then
    assertThat(agent.propose(100, STATE)).isEqualTo(before);
  }

  @Test
  void countsTheUpdatesThatItRefused() {
    // Given: transitions whose gradients are too large to go on with
    SearchAgent agent = new L2nasAgent(SPACE, settings(Map.of("batch", "1")), 1);
    float[] enormous = new float[SPACE.size()];
    Arrays.fill(enormous, 1e30f);
    FloatVector alpha = agent.propose(0, STATE);

    // When
    agent.learn(0, STATE, FloatVector.of(enormous), 1);
    agent.learn(1, STATE, FloatVector.of(enormous), 1);

    // Then: one update, then two, and none of them was applied
    assertThat(agent.refusedUpdates()).isEqualTo(3);
    assertThat(agent.propose(0, STATE)).isEqualTo(alpha);
  }

  @Test
  void tellsWhatItMadeOfATransition() {
    // Given
    L2nasSettings settings = settings(Map.of("batch", "2", "epsilonStart", "0.5"));
    SearchAgent agent = new L2nasAgent(SPACE, settings, 1);
    FloatVector alpha = agent.propose(0, STATE);
    double said = new PlainActorCritic(settings.networks(SPACE), 1).value(alpha.toArray());

    // When
    Map<String, Double> before = agent.insight();
    agent.learn(0, STATE, alpha, 0.5);
    Map<String, Double> first = agent.insight();
    agent.learn(1, STATE, agent.propose(1, STATE), 0.25);

    // Then: with one transition there is no batch, and no update
    assertThat(before).isEmpty();
    assertThat(first).containsOnlyKeys("exploration", "predicted").containsEntry("predicted", said);
    assertThat(first.get("exploration")).isEqualTo(0.5);
    assertThat(agent.insight())
        .containsOnlyKeys("exploration", "predicted", "criticLoss", "actorLoss");
  }

  private static L2nasSettings settings(Map<String, String> changed) {
    Map<String, String> settings = new HashMap<>(GREEDY);
    settings.putAll(changed);
    return L2nasSettings.from(settings, SPACE);
  }
}
