package io.l2nas.core.learning;

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

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
    }
  }
}
