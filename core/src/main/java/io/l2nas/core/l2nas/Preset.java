package io.l2nas.core.l2nas;

import io.l2nas.contracts.SpaceStructure;
import io.l2nas.core.learning.Initialisation;
import io.l2nas.core.learning.Learner;
import io.l2nas.core.space.SearchSpace;
import java.util.List;

/** Settings that go together. */
enum Preset {
  /** What the paper prints: for NAS-Bench-201, if it prints nothing for the kind of space. */
  PAPER {
    @Override
    L2nasSettings settings(SearchSpace space) {
      return space.definition().structure().map(this::of).orElse(NAS_BENCH_201);
    }

    private L2nasSettings of(SpaceStructure structure) {
      return switch (structure) {
        case CELLS -> DARTS;
        case STAGES -> ONCE_FOR_ALL;
      };
    }
  },
  /**
   * The same algorithm with smaller networks that learn faster, noise that reaches other
   * architectures, and fewer random steps; what it is worth is in docs/results.
   */
  TUNED {
    @Override
    L2nasSettings settings(SearchSpace space) {
      return QUICK;
    }
  };

  /** Sections 3.4 and 4.1. */
  private static final L2nasSettings NAS_BENCH_201 =
      new L2nasSettings(
          0.9,
          8,
          10,
          1e-4,
          1,
          0.05,
          175,
          0,
          1e-8,
          1e-4,
          0.9,
          0.99,
          List.of(128, 128, 128),
          Initialisation.SCALED_OUTPUT,
          Integer.MAX_VALUE,
          Learner.PLAIN);

  /** Sections 3.4 and 4.2. */
  private static final L2nasSettings DARTS = afterWarmUp(5e-5, 5_000);

  /** Sections 3.4 and 4.3. */
  private static final L2nasSettings ONCE_FOR_ALL = afterWarmUp(1e-4, Integer.MAX_VALUE);

  private static final L2nasSettings QUICK =
      new L2nasSettings(
          0.9,
          8,
          10,
          0.2,
          1,
          0.02,
          100,
          0,
          1e-4,
          1e-3,
          0.9,
          0.99,
          List.of(64, 64),
          Initialisation.PYTORCH,
          Integer.MAX_VALUE,
          Learner.PLAIN);

  abstract L2nasSettings settings(SearchSpace space);

  /** Random for the first 3,000 steps, then never. */
  private static L2nasSettings afterWarmUp(double xi, int buffer) {
    return new L2nasSettings(
        0.95,
        64,
        1,
        xi,
        0,
        0,
        0,
        3_000,
        1e-8,
        1e-4,
        0.9,
        0.99,
        List.of(256, 256, 256),
        Initialisation.SCALED_OUTPUT,
        buffer,
        Learner.PLAIN);
  }
}
