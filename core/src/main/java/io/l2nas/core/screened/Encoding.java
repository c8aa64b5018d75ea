package io.l2nas.core.screened;

import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What critics see of an architecture: a one where a choice is taken, and how often each choice is
 * taken in all rows that choose among the same.
 *
 * <p>What an operation does in one row it does in part in the others, and a swap of two rows often
 * changes little or nothing: by the counts the critics learn both at once, and architectures that
 * are the same in another order look alike.
 */
final class Encoding {
  /**
   * What the counts weigh beside the choices themselves. Measured: 1 helps less where rows are
   * alike, 4 begins to harm where rows that choose among the same have nothing in common.
   */
  private static final double WEIGHT = 2;

  private static final int NONE = -1;

  private final SearchSpace space;

  /** Where the counts of a row's choices begin, or {@link #NONE} if no other row has the same. */
  private final int[] counts;

  /** What one more of a choice adds to its count. */
  private final float[] weights;

  private final int size;

  Encoding(SearchSpace space) {
    this.space = space;
    this.counts = new int[space.rows()];
    this.weights = new float[space.rows()];
    Map<List<String>, Integer> alike = new HashMap<>();
    for (int row = 0; row < space.rows(); row++) {
      alike.merge(choices(row), 1, Integer::sum);
    }
    Map<List<String>, Integer> begins = new HashMap<>();
    int end = space.size();
    for (int row = 0; row < space.rows(); row++) {
      int rows = alike.get(choices(row));
      if (rows > 1 && begins.putIfAbsent(choices(row), end) == null) {
        end += space.choices(row);
      }
      counts[row] = rows > 1 ? begins.get(choices(row)) : NONE;
      weights[row] = (float) (WEIGHT / Math.sqrt(rows));
    }
    this.size = end;
  }

  /** The number of entries of what {@link #of} gives. */
  int size() {
    return size;
  }

  float[] of(Architecture architecture) {
    float[] encoded = new float[size];
    for (int row : space.rowsOf(architecture)) {
      int choice = architecture.choice(row);
      encoded[space.offset(row) + choice] = 1;
      if (counts[row] != NONE) {
        encoded[counts[row] + choice] += weights[row];
      }
    }
    return encoded;
  }

  private List<String> choices(int row) {
    return space.definition().rows().get(row).choices();
  }
}
