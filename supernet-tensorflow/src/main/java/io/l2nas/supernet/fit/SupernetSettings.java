package io.l2nas.supernet.fit;

import io.l2nas.supernet.network.SharedCells;
import io.l2nas.supernet.network.SharedGenotypes;
import io.l2nas.supernet.network.SharedNetwork;
import io.l2nas.training.Networks;
import io.l2nas.training.fit.FitSettings;
import io.l2nas.training.network.RowOfCells;
import io.l2nas.training.network.Stages;
import java.util.List;

/**
 * Which supernet is trained, and how.
 *
 * @param space the name of its space
 * @param width C, the channels of the first cells
 * @param cells of a stage of nas-bench-201, or of all the network of darts
 * @param fit how its weights are moved
 */
public record SupernetSettings(String space, int width, int cells, FitSettings fit) {
  private static final String CELLS = "nas-bench-201";
  private static final String GENOTYPES = "darts";
  private static final List<String> SPACES = List.of(CELLS, GENOTYPES);
  private static final int MAX_WIDTH = 1024;
  private static final int MAX_CELLS = 100;

  public SupernetSettings {
    if (!SPACES.contains(space)) {
      throw new IllegalArgumentException(
          "space is '%s'; a supernet can be trained of %s".formatted(space, SPACES));
    }
    requireWithin("width", width, MAX_WIDTH);
    requireWithin("cells", cells, MAX_CELLS);
  }

  /** How many cells there are where nothing else is said; that of the evaluator {@code train}. */
  public static int defaultCells(String space) {
    return (space.equals(GENOTYPES) ? Networks.DARTS : Networks.NAS_BENCH_201).defaultCells();
  }

  SharedNetwork network() {
    return space.equals(CELLS)
        ? new SharedCells(new Stages(width, cells))
        : new SharedGenotypes(new RowOfCells(width, cells));
  }

  private static void requireWithin(String field, int number, int most) {
    if (number < 1 || number > most) {
      throw new IllegalArgumentException(
          "%s is %d; it must be from 1 to %d".formatted(field, number, most));
    }
  }
}
