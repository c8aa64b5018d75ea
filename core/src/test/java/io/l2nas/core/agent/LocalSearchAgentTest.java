package io.l2nas.core.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class LocalSearchAgentTest {
  private static final SearchSpace SPACE =
      new SearchSpace(BuiltInSpaces.find("nas-bench-201").orElseThrow());
  private static final FloatVector STATE = SPACE.initialState();
  private static final int NEIGHBOURS = 24;

  private final SearchAgent agent = new LocalSearchAgent(SPACE, 1);
  private final List<Architecture> asked = new ArrayList<>();

  @Test
  void asksForAllNeighboursOfItsStart() {
    // When
    search(1 + NEIGHBOURS, LocalSearchAgentTest::sum);

    // Then
    assertThat(asked.subList(1, asked.size()))
        .containsExactlyInAnyOrderElementsOf(SPACE.neighbours(asked.get(0)));
  }

  @Test
  void goesToTheBestNeighbourAndAsksForWhatIsNewThere() {
    // When
    search(1 + NEIGHBOURS + 10, LocalSearchAgentTest::sum);

    // Then
    Architecture best = asked.get(1);
    for (Architecture neighbour : asked.subList(1, 1 + NEIGHBOURS)) {
      best = sum(neighbour) > sum(best) ? neighbour : best;
    }
    assertThat(SPACE.neighbours(best)).containsAll(asked.subList(1 + NEIGHBOURS, asked.size()));
    assertThat(asked).doesNotHaveDuplicates();
  }

  @Test
  void climbsToTheTop() {
    // When
    search(6 * NEIGHBOURS, LocalSearchAgentTest::sum);

    // Then
    assertThat(asked).contains(SPACE.architecture(4, 4, 4, 4, 4, 4));
  }

  @Test
  void startsElsewhereWhereNoNeighbourIsBetter() {
    // When: the first is the best of all
    search(2 + NEIGHBOURS, architecture -> architecture.equals(asked.get(0)) ? 1 : 0);

    // Then
    Architecture next = asked.get(1 + NEIGHBOURS);
    assertThat(SPACE.neighbours(asked.get(0))).doesNotContain(next);
    assertThat(asked).doesNotHaveDuplicates();
  }

  @Test
  void looksForAnotherStartWhileTheOutcomeOfTheFirstIsUnknown() {
    // When: nothing is ever known
    for (int step = 0; step < 20; step++) {
      asked.add(SPACE.discretize(agent.propose(step, STATE)));
    }

    // Then
    assertThat(asked).doesNotHaveDuplicates();
  }

  @Test
  void findsNothingNewInASpaceThatItKnowsAndGoesOn() {
    // Given
    SearchSpace tiny = new SearchSpace(Experiments.UNEVEN.definition());
    SearchAgent small = new LocalSearchAgent(tiny, 1);

    // When
    for (int step = 0; step < 200; step++) {
      FloatVector alpha = small.propose(step, tiny.initialState());
      asked.add(tiny.discretize(alpha));
      small.learn(step, tiny.initialState(), alpha, tiny.discretize(alpha).choice(0));
    }

    // Then
    assertThat(asked.stream().distinct()).hasSize(24);
  }

  private void search(int steps, ToDoubleFunction<Architecture> reward) {
    for (int step = 0; step < steps; step++) {
      FloatVector alpha = agent.propose(step, STATE);
      asked.add(SPACE.discretize(alpha));
      agent.learn(step, STATE, alpha, reward.applyAsDouble(SPACE.discretize(alpha)));
    }
  }

  /** The last choices are the best, each row on its own. */
  private static double sum(Architecture architecture) {
    double sum = 0;
    for (int row = 0; row < SPACE.rows(); row++) {
      sum += architecture.choice(row) * (1 + 0.1 * row);
    }
    return sum;
  }
}
