package io.l2nas.tensorflow;

import java.util.List;
import java.util.Optional;

/** What evaluations compute on here, in words for people. */
public final class ComputeDevice {
  /** Whoever reads a table of evaluators sees no more. */
  private static final int LONGEST = 100;

  private ComputeDevice() {}

  /**
   * The GPUs, if TensorFlow finds any: {@code gpu: NVIDIA H100 80GB HBM3}, or {@code gpu: 2 ×
   * NVIDIA A100}; empty if it computes on the processor. The library is loaded only where it can
   * use a GPU at all.
   *
   * @throws LinkageError if it can, and does not load
   */
  public static Optional<String> gpu() {
    return Devices.mayHaveGpu()
        ? describe(Devices.gpus(), GpuModels.common(GpuModels.DRIVER))
        : Optional.empty();
  }

  /**
   * @param gpus as TensorFlow calls them
   * @param model what all of them are, if that is known
   */
  static Optional<String> describe(List<String> gpus, Optional<String> model) {
    if (gpus.isEmpty()) {
      return Optional.empty();
    }
    String count = gpus.size() == 1 ? "" : gpus.size() + " × ";
    String text = "gpu: " + model.map(count::concat).orElseGet(() -> String.join(", ", gpus));
    return Optional.of(text.substring(0, Math.min(text.length(), LONGEST)));
  }
}
