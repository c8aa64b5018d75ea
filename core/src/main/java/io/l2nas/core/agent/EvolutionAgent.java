package io.l2nas.core.agent;

import io.l2nas.contracts.FloatVector;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import io.l2nas.core.random.RandomStream;
import io.l2nas.core.random.RandomStream.Purpose;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.ArchitectureMemory;
import io.l2nas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Regularized evolution with ageing (Real et al., AAAI 2019, Algorithm 1): the best of a random
 * sample of the population has a child that differs in one decision; the oldest of the population
 * dies, however good it is.
 */
public final class EvolutionAgent implements SearchAgent {
  private final SearchSpace space;
  private final Settings settings;
  private final long seed;
  private final ArchitectureMemory architectures;

  /** A ring: the oldest is where the next one goes. */
  private final List<Individual> population = new ArrayList<>();

  private int oldest;

  private record Individual(Architecture architecture, double reward) {}

  /**
   * Settings; the defaults are those of NASLib.
   *
   * @param population P, how many live at once; the first P are random
   * @param sample S, how many are drawn, with replacement, to compete for parenthood
   */
  public record Settings(int population, int sample) {
    private static final List<String> NAMES = List.of("population", "sample");

    public Settings {
      SettingBounds.requireWithin("population", population, 1, 100_000);
      SettingBounds.requireWithin("sample", sample, 1, 100_000);
    }

    /** Reads settings by name. */
    public static Settings from(Map<String, String> settings) {
      SettingReader read = new SettingReader("evolution", NAMES, settings);
      return new Settings(read.integer("population", 30), read.integer("sample", 10));
    }
  }

  public EvolutionAgent(SearchSpace space, Settings settings, long seed) {
    this.space = space;
    this.settings = settings;
    this.seed = seed;
    this.architectures = new ArchitectureMemory(space);
  }

  @Override
  public FloatVector propose(int step, FloatVector state) {
    RandomStream random = RandomStream.of(seed, Purpose.ACTION, step);
    return population.size() < settings.population()
        ? RandomAgent.uniform(space.size(), random)
        : space.oneHot(mutate(parent(random), random));
  }

  @Override
  public void learn(int step, FloatVector state, FloatVector alpha, double reward) {
    Individual individual = new Individual(space.discretize(alpha), reward);
    if (population.size() < settings.population()) {
      population.add(individual);
    } else {
      population.set(oldest, individual);
      oldest = (oldest + 1) % population.size();
    }
  }

  @Override
  public void save(MemoryWriter memory) {
    memory.putInt(oldest);
    memory.putInt(population.size());
    for (Individual individual : population) {
      architectures.put(individual.architecture(), memory);
      memory.putDouble(individual.reward());
    }
  }

  @Override
  public void restore(MemoryReader memory) {
    oldest = memory.getInt();
    int count = memory.getCount(Double.BYTES);
    for (int i = 0; i < count; i++) {
      population.add(new Individual(architectures.get(memory), memory.getDouble()));
    }
  }

  private Architecture parent(RandomStream random) {
    Individual best = population.get(random.nextInt(population.size()));
    for (int i = 1; i < settings.sample(); i++) {
      Individual candidate = population.get(random.nextInt(population.size()));
      best = candidate.reward() > best.reward() ? candidate : best;
    }
    return best.architecture();
  }

  /** A neighbour: first the row is drawn, then what is taken in its place. */
  private Architecture mutate(Architecture parent, RandomStream random) {
    List<Integer> open =
        space.rowsOf(parent).stream().filter(row -> space.choices(row) > 1).toList();
    if (open.isEmpty()) {
      return parent;
    }
    int row = open.get(random.nextInt(open.size()));
    List<Architecture> children = space.neighbours(parent, row);
    // Counted from the parent's own choice on, as recorded searches have drawn it.
    int drawn = parent.choice(row) + random.nextInt(children.size());
    return children.get(drawn % children.size());
  }
}
