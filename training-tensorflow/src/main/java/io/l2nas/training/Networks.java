package io.l2nas.training;

import io.l2nas.core.network.DartsNetwork;
import io.l2nas.core.network.Genotype;
import io.l2nas.core.network.ImageShape;
import io.l2nas.core.network.NasBench201Cell;
import io.l2nas.core.network.NasBench201Network;
import io.l2nas.training.network.CellStages;
import io.l2nas.training.network.GenotypeCells;
import io.l2nas.training.network.TrainableNetwork;

/** Which network an architecture's canonical text stands for. */
public enum Networks {
  /** A cell of nas-bench-201. */
  NAS_BENCH_201(1) {
    @Override
    public TrainableNetwork of(String architecture, int width, int cells) {
      return new CellStages(new NasBench201Network(NasBench201Cell.of(architecture), width, cells));
    }
  },
  /** A genotype of darts. */
  DARTS(3) {
    @Override
    public TrainableNetwork of(String architecture, int width, int cells) {
      return new GenotypeCells(new DartsNetwork(Genotype.of(architecture), width, cells));
    }
  };

  /** The size is halved twice, and padding is exact for even sizes alone. */
  private static final int SIDES = 4;

  private final int defaultCells;

  Networks(int defaultCells) {
    this.defaultCells = defaultCells;
  }

  /** By how its text begins. */
  public static Networks ofText(String architecture) {
    return architecture.startsWith("Genotype(") ? DARTS : NAS_BENCH_201;
  }

  /**
   * Whether such images can be trained on.
   *
   * @throws IllegalArgumentException if they cannot
   */
  public static void requireSuitable(ImageShape images) {
    if (images.side() % SIDES != 0) {
      throw new IllegalArgumentException(
          "the images have %d rows; the networks need a multiple of %d"
              .formatted(images.side(), SIDES));
    }
  }

  /** How many cells there are where nothing else is said. */
  public int defaultCells() {
    return defaultCells;
  }

  /**
   * The network.
   *
   * @throws IllegalArgumentException if the text is none of that space
   */
  public abstract TrainableNetwork of(String architecture, int width, int cells);
}
