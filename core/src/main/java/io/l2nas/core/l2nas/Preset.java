package io.l2nas.core.l2nas;

import io.l2nas.core.learning.Initialisation;
import io.l2nas.core.learning.Learner;
import java.util.List;

/** Settings that go together. */
enum Preset {
  /** What the paper prints for NAS-Bench-201 (sections 3.4 and 4.1). */
  PAPER {
    @Override
    L2nasSettings settings() {
      return new L2nasSettings(
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
    }
  },
  /**
   * The same algorithm with smaller networks that learn faster, noise that reaches other
   * architectures, and fewer random steps; what it is worth is in docs/results.
   */
  TUNED {
    @Override
    L2nasSettings settings() {
      return new L2nasSettings(
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
    }
  };

  abstract L2nasSettings settings();
}
