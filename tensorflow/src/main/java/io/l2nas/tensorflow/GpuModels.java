package io.l2nas.tensorflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What NVIDIA's driver calls the GPUs. TensorFlow counts them and does not say what they are; where
 * the driver shows several models nobody can tell which one is which, and none is named.
 */
final class GpuModels {
  /** A folder for each GPU, with a file of lines as in {@code Model: NVIDIA H100 80GB HBM3}. */
  static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");

  private static final String MODEL = "Model:";

  private GpuModels() {}

  /** The model of all GPUs of the folder, if it is one. */
  static Optional<String> common(Path driver) {
    if (!Files.isDirectory(driver)) {
      return Optional.empty();
    }
    try (Stream<Path> gpus = Files.list(driver)) {
      List<String> models =
          gpus.map(gpu -> gpu.resolve("information"))
              .filter(Files::isReadable)
              .flatMap(GpuModels::model)
              .distinct()
              .toList();
      return models.size() == 1 ? Optional.of(models.get(0)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + driver, e);
    }
  }

  private static Stream<String> model(Path information) {
    try {
      return Files.readAllLines(information).stream()
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(MODEL.length()).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + information, e);
    }
  }
}
