package io.l2nas.standalone.paper;

import io.l2nas.standalone.compare.Spread;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of L²NAS in Table 1 of the paper (Mills et al., CIKM 2021): mean and standard deviation of
 * ten seeds, every column from searches on that column.
 *
 * @param steps the budget
 * @param spreads one for each {@link Column}
 */
record Published(int steps, List<Spread> spreads) {
  /** L²NAS-500 and L²NAS-1k. */
  static final List<Published> ROWS =
      List.of(
          of(500, 91.36, 0.19, 94.11, 0.16, 72.47, 0.74, 72.69, 0.58, 46.23, 0.28, 46.74, 0.39),
          of(1000, 91.47, 0.15, 94.28, 0.08, 73.02, 0.52, 73.09, 0.35, 46.58, 0.08, 47.03, 0.27));

  Published {
    spreads = List.copyOf(spreads);
  }

  Spread of(Column column) {
    return spreads.get(column.ordinal());
  }

  List<String> cells() {
    return spreads.stream().map(spread -> spread.text(2)).toList();
  }

  private static Published of(int steps, double... meansAndDeviations) {
    List<Spread> spreads = new ArrayList<>();
    for (int i = 0; i < meansAndDeviations.length; i += 2) {
      spreads.add(new Spread(meansAndDeviations[i], meansAndDeviations[i + 1]));
    }
    return new Published(steps, spreads);
  }
}
