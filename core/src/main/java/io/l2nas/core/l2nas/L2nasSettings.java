package io.l2nas.core.l2nas;

import io.l2nas.core.learning.AdamSettings;
import io.l2nas.core.learning.Initialisation;
import io.l2nas.core.learning.PlainActorCritic;
import java.util.List;
import java.util.Map;

/**
 * Every setting of L²NAS but K, which belongs to the history. The defaults are the paper's for
 * NAS-Bench-201 (sections 3.4 and 4.1), known as the preset {@code paper}.
 *
 * @param tau τ, the quantile that the critic learns
 * @param batch |B|, transitions per update
 * @param cMax C_max, the most updates per step
 * @param xi ξ, the bound of the noise
 * @param epsilonStart ε at step 0
 * @param epsilonEnd ε at the end of its cosine and after
 * @param epsilonSteps how many steps the cosine takes
 * @param warmUp W, how many first steps are random
 * @param actorRate the actor's learning rate
 * @param criticRate the critic's learning rate
 * @param beta1 Adam's β₁, both networks
 * @param beta2 Adam's β₂, both networks
 * @param hidden neurons per hidden layer, both networks
 * @param initialisation how the first weights are drawn
 * @param buffer how many of the last transitions are kept
 */
public record L2nasSettings(
    double tau,
    int batch,
    int cMax,
    double xi,
    double epsilonStart,
    double epsilonEnd,
    int epsilonSteps,
    int warmUp,
    double actorRate,
    double criticRate,
    double beta1,
    double beta2,
    List<Integer> hidden,
    Initialisation initialisation,
    int buffer) {

  /** Reads settings by name; what is not given is the preset's. See {@link SettingReader#NAMES}. */
  public static L2nasSettings from(Map<String, String> settings) {
    SettingReader read = new SettingReader(settings);
    return new L2nasSettings(
        read.number("tau", 0.9, 0, 1),
        read.integer("batch", 8, 1),
        read.integer("cMax", 10, 0),
        read.number("xi", 1e-4, 0, 1),
        read.number("epsilonStart", 1, 0, 1),
        read.number("epsilonEnd", 0.05, 0, 1),
        read.integer("epsilonSteps", 175, 0),
        read.integer("warmUp", 0, 0),
        read.number("actorRate", 1e-8, 0, 1),
        read.number("criticRate", 1e-4, 0, 1),
        read.number("beta1", 0.9, 0, 0.999999),
        read.number("beta2", 0.99, 0, 0.999999),
        read.widths("hidden", List.of(128, 128, 128)),
        read.choice("initialisation", Initialisation.SCALED_OUTPUT),
        read.integer("buffer", Integer.MAX_VALUE, 1));
  }

  Exploration exploration() {
    return new Exploration(epsilonStart, epsilonEnd, epsilonSteps, warmUp);
  }

  PlainActorCritic.Settings networks(int size) {
    return new PlainActorCritic.Settings(
        size,
        hidden,
        batch,
        tau,
        new AdamSettings(actorRate, beta1, beta2),
        new AdamSettings(criticRate, beta1, beta2),
        initialisation);
  }

  /** C = min(⌊|R| / |B|⌋, C_max): none until the buffer holds a batch. */
  int updates(int transitions) {
    return Math.min(transitions / batch, cMax);
  }
}
