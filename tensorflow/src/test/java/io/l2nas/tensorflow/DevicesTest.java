package io.l2nas.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesTest {
  @Test
  @RequiresTensorFlow
  void tensorFlowListsItsProcessor() {
    assertThat(Devices.list("CPU")).containsExactly("CPU:0");
  }

  @Test
  @RequiresTensorFlow
  void aLibraryWithoutCudaSeesNoGpu() {
    assumeThat(Devices.mayHaveGpu()).as("built with -Pgpu").isFalse();

    assertThat(Devices.gpus()).isEmpty();
    assertThat(ComputeDevice.gpu()).isEmpty();
  }

  @Test
  void sessionsMoveToTheProcessorWhatNoGpuCanDo() {
    assertThat(OneThread.configuration().getAllowSoftPlacement()).isTrue();
    assertThat(OneThread.withBranches().getAllowSoftPlacement()).isTrue();
    assertThat(OneThread.configuration().getGpuOptions().getAllowGrowth()).isTrue();
    assertThat(OneThread.withBranches().getGpuOptions().getAllowGrowth()).isTrue();
  }

  @Test
  void gpusAreCalledWhatTheDriverCallsThem(@TempDir Path driver) throws IOException {
    // Given
    write(driver.resolve("0000:01:00.0"), "Model: \t\t NVIDIA H100 80GB HBM3\nIRQ:   \t\t 16\n");
    write(driver.resolve("0000:02:00.0"), "Model: \t\t NVIDIA H100 80GB HBM3\nIRQ:   \t\t 17\n");

    // When
    Optional<String> model = GpuModels.common(driver);

    // Then
    assertThat(model).contains("NVIDIA H100 80GB HBM3");
    assertThat(ComputeDevice.describe(List.of("GPU:0"), model))
        .contains("gpu: NVIDIA H100 80GB HBM3");
    assertThat(ComputeDevice.describe(List.of("GPU:0", "GPU:1"), model))
        .contains("gpu: 2 × NVIDIA H100 80GB HBM3");
  }

  @Test
  void gpusOfSeveralModelsAreCalledWhatTensorFlowCallsThem(@TempDir Path driver)
      throws IOException {
    // Given
    write(driver.resolve("0000:01:00.0"), "Model: NVIDIA A100\n");
    write(driver.resolve("0000:02:00.0"), "Model: NVIDIA T4\n");

    // When
    Optional<String> model = GpuModels.common(driver);

    // Then
    assertThat(ComputeDevice.describe(List.of("GPU:0", "GPU:1"), model))
        .contains("gpu: GPU:0, GPU:1");
  }

  @Test
  void whereTensorFlowFindsNoneTheDriverIsNotAsked(@TempDir Path driver) throws IOException {
    write(driver.resolve("0000:01:00.0"), "Model: NVIDIA A100\n");

    assertThat(ComputeDevice.describe(List.of(), GpuModels.common(driver))).isEmpty();
    assertThat(GpuModels.common(driver.resolve("nowhere"))).isEmpty();
  }

  private static void write(Path gpu, String information) throws IOException {
    Files.createDirectory(gpu);
    Files.writeString(gpu.resolve("information"), information);
  }
}
