package io.l2nas.core.l2nas;

import io.l2nas.core.agent.SettingBounds;
import io.l2nas.core.agent.SettingReader;
import io.l2nas.core.learning.ActorCriticSettings;
import io.l2nas.core.learning.AdamSettings;
import io.l2nas.core.learning.Initialisation;
import io.l2nas.core.learning.Learner;
import io.l2nas.core.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every setting of L²NAS but K, which belongs to the history. What is not set is as in a {@link
 * Preset}.
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
 * @param buffer how many of the last transitions are kept, at least a batch
 * @param learner who computes the updates
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
    int buffer,
    Learner learner) {

  /** The names of all settings, as a user writes them. */
  static final List<String> NAMES =
      List.of(
          "preset",
          "tau",
          "batch",
          "cMax",
          "xi",
          "epsilonStart",
          "epsilonEnd",
          "epsilonSteps",
          "warmUp",
          "actorRate",
          "criticRate",
          "beta1",
          "beta2",
          "hidden",
          "initialisation",
          "buffer",
          "learner");

  /** Those of them that say when actions are random. */
  public static final Set<String> EXPLORATION =
      Set.of("epsilonStart", "epsilonEnd", "epsilonSteps", "warmUp");

  /** Section 4.4: W = 500 where it was 3,000. */
  private static final int SHORTER_WARM_UP = 6;

  /** By what transfer on NAS-Bench-201 showed: docs/results. */
  private static final double RARER = 0.2;

  /**
   * The most weights that the two networks may have together: some 100 MB with all that is theirs.
   */
  private static final long MAX_WEIGHTS = 4_000_000;

  public L2nasSettings {
    SettingBounds.requireWithin("tau", tau, 0, 1);
    SettingBounds.requireWithin("batch", batch, 1, 1024);
    SettingBounds.requireWithin("cMax", cMax, 0, 1000);
    SettingBounds.requireWithin("xi", xi, 0, 1);
    SettingBounds.requireWithin("epsilonStart", epsilonStart, 0, 1);
    SettingBounds.requireWithin("epsilonEnd", epsilonEnd, 0, 1);
    SettingBounds.requireWithin("epsilonSteps", epsilonSteps, 0, Integer.MAX_VALUE);
    SettingBounds.requireWithin("warmUp", warmUp, 0, Integer.MAX_VALUE);
    SettingBounds.requireWithin("actorRate", actorRate, 0, 1);
    SettingBounds.requireWithin("criticRate", criticRate, 0, 1);
    SettingBounds.requireWithin("beta1", beta1, 0, 0.999999);
    SettingBounds.requireWithin("beta2", beta2, 0, 0.999999);
    hidden = List.copyOf(hidden);
    SettingBounds.requireWithin("hidden (its layers)", hidden.size(), 1, 8);
    hidden.forEach(width -> SettingBounds.requireWithin("hidden (a width)", width, 1, 1024));
    SettingBounds.requireWithin("buffer", buffer, batch, Integer.MAX_VALUE);
  }

  /** Reads settings by name; what is not given is the preset's for the space. */
  public static L2nasSettings from(Map<String, String> settings, SearchSpace space) {
    SettingReader read = new SettingReader("l2nas", NAMES, settings);
    return from(read, read.choice("preset", Preset.PAPER).settings(space));
  }

  /** The same for an agent that begins with a policy, and has less to explore. */
  public static L2nasSettings ofTransfer(Map<String, String> settings, SearchSpace space) {
    SettingReader read = new SettingReader("l2nas", NAMES, settings);
    return from(read, read.choice("preset", Preset.PAPER).settings(space).taught());
  }

  private static L2nasSettings from(SettingReader read, L2nasSettings preset) {
    return new L2nasSettings(
        read.number("tau", preset.tau),
        read.integer("batch", preset.batch),
        read.integer("cMax", preset.cMax),
        read.number("xi", preset.xi),
        read.number("epsilonStart", preset.epsilonStart),
        read.number("epsilonEnd", preset.epsilonEnd),
        read.integer("epsilonSteps", preset.epsilonSteps),
        read.integer("warmUp", preset.warmUp),
        read.number("actorRate", preset.actorRate),
        read.number("criticRate", preset.criticRate),
        read.number("beta1", preset.beta1),
        read.number("beta2", preset.beta2),
        read.widths("hidden", preset.hidden),
        read.choice("initialisation", preset.initialisation),
        read.integer("buffer", preset.buffer),
        read.choice("learner", preset.learner));
  }

  /**
   * Refuses networks that are too large for a machine that many share.
   *
   * @throws IllegalArgumentException if they are
   */
  public void requireFits(SearchSpace space) {
    long weights = weights(space.size());
    if (weights > MAX_WEIGHTS) {
      throw new IllegalArgumentException(
          "setting hidden is %s; with actions of %d entries that makes %d weights, and at most %d are allowed"
              .formatted(hidden, space.size(), weights, MAX_WEIGHTS));
    }
  }

  /** Random for a sixth of the time, or a fifth as often. */
  private L2nasSettings taught() {
    return new L2nasSettings(
        tau,
        batch,
        cMax,
        xi,
        Math.max(epsilonStart * RARER, epsilonEnd),
        epsilonEnd,
        epsilonSteps,
        warmUp / SHORTER_WARM_UP,
        actorRate,
        criticRate,
        beta1,
        beta2,
        hidden,
        initialisation,
        buffer,
        learner);
  }

  ActorCriticSettings networks(SearchSpace space) {
    return new ActorCriticSettings(
        space.size(),
        hidden,
        batch,
        tau,
        new AdamSettings(actorRate, beta1, beta2),
        new AdamSettings(criticRate, beta1, beta2),
        initialisation);
  }

  Exploration exploration() {
    return new Exploration(epsilonStart, epsilonEnd, epsilonSteps, warmUp);
  }

  /** C = min(⌊|R| / |B|⌋, C_max): none until the buffer holds a batch. */
  int updates(int transitions) {
    return Math.min(transitions / batch, cMax);
  }

  private long weights(int size) {
    long weights = 0;
    int in = size;
    for (int width : hidden) {
      weights += 2L * in * width;
      in = width;
    }
    return weights + (long) in * (size + 1);
  }
}
