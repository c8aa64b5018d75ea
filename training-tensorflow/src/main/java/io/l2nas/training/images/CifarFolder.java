package io.l2nas.training.images;

import io.l2nas.core.network.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A folder with the binary version of CIFAR-10: an image is its class, then 32 × 32 red values,
 * green ones and blue ones.
 *
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">The CIFAR-10 data set</a>
 */
final class CifarFolder {
  private static final int PLANE = 32 * 32;
  private static final int CHANNELS = 3;
  private static final int RECORD = 1 + CHANNELS * PLANE;
  private static final int CLASSES = 10;

  private CifarFolder() {}

  static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve("data_batch_1.bin"));
  }

  static Dataset read(Path folder) {
    List<Path> batches =
        IntStream.rangeClosed(1, 5)
            .mapToObj(number -> folder.resolve("data_batch_%d.bin".formatted(number)))
            .toList();
    return Dataset.of(images(batches), images(List.of(folder.resolve("test_batch.bin"))));
  }

  private static LabelledImages images(List<Path> files) {
    int count = files.stream().mapToInt(CifarFolder::count).sum();
    byte[] pixels = new byte[count * CHANNELS * PLANE];
    byte[] labels = new byte[count];
    int image = 0;
    for (Path file : files) {
      byte[] records = records(file);
      for (int at = 0; at < records.length; at += RECORD) {
        labels[image] = records[at];
        for (int i = 0; i < CHANNELS * PLANE; i++) {
          // Plane by plane there, pixel by pixel here.
          pixels[image * CHANNELS * PLANE + i % PLANE * CHANNELS + i / PLANE] = records[at + 1 + i];
        }
        image++;
      }
    }
    return new LabelledImages(ImageShape.CIFAR10, pixels, labels);
  }

  private static int count(Path file) {
    try {
      long bytes = Files.size(file);
      if (bytes == 0 || bytes % RECORD != 0) {
        throw new InvalidDatasetException(
            "'%s' has %d bytes, which are no images of %d; get it again"
                .formatted(file, bytes, RECORD));
      }
      return Math.toIntExact(bytes / RECORD);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static InvalidDatasetException unreadable(Path file, IOException cause) {
    return new InvalidDatasetException(
        "'%s' cannot be read (%s); the binary version of CIFAR-10 has it".formatted(file, cause),
        cause);
  }

  private static byte[] records(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    for (int at = 0; at < bytes.length; at += RECORD) {
      if ((bytes[at] & 0xff) >= CLASSES) {
        throw new InvalidDatasetException(
            "image %d of '%s' has the class %d; CIFAR-10 has %d classes, from 0 on"
                .formatted(at / RECORD, file, bytes[at] & 0xff, CLASSES));
      }
    }
    return bytes;
  }
}
