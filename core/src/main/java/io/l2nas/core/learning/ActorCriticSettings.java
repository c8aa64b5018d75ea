package io.l2nas.core.learning;

import java.util.ArrayList;
import java.util.List;

/**
 * What the two networks look like and how they learn; the same for every {@link ActorCritic}.
 *
 * @param size entries of an action and of a state
 * @param hidden neurons per hidden layer, of both networks
 * @param batch |B|, transitions per update
 * @param tau τ, the quantile that the critic learns
 * @param actor the actor's optimiser
 * @param critic the critic's optimiser
 * @param initialisation how the first weights are drawn
 */
public record ActorCriticSettings(
    int size,
    List<Integer> hidden,
    int batch,
    double tau,
    AdamSettings actor,
    AdamSettings critic,
    Initialisation initialisation) {
  public ActorCriticSettings {
    hidden = List.copyOf(hidden);
    requirePositive("size", size);
    requirePositive("batch", batch);
    hidden.forEach(width -> requirePositive("a width of hidden", width));
    if (!(tau >= 0 && tau <= 1)) {
      throw new IllegalArgumentException("tau is " + tau + "; it must be from 0 to 1");
    }
  }

  /** The sizes of the actor's input, hidden layers and output: from a state to an action. */
  public List<Integer> actorWidths() {
    return widths(size);
  }

  /** The same of the critic: from an action to one number. */
  public List<Integer> criticWidths() {
    return widths(1);
  }

  private List<Integer> widths(int out) {
    List<Integer> widths = new ArrayList<>(hidden);
    widths.add(0, size);
    widths.add(out);
    return widths;
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
    }
  }
}
