package io.l2nas.training.images;

import io.l2nas.core.network.ImageShape;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A folder with the four files of MNIST, gzipped or not: IDX, a header of big-endian integers and
 * then bytes.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">The MNIST database</a>
 */
final class IdxFolder {
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;
  private static final String TRAINING_IMAGES = "train-images-idx3-ubyte";

  private IdxFolder() {}

  static boolean isOne(Path folder) {
    return found(folder, TRAINING_IMAGES) != null;
  }

  static Dataset read(Path folder) {
    LabelledImages training = read(folder, TRAINING_IMAGES, "train-labels-idx1-ubyte");
    LabelledImages test = read(folder, "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");
    if (training.shape().side() != test.shape().side()) {
      throw new InvalidDatasetException(
          "the training images in '%s' have %d rows, those for testing %d; they must be alike"
              .formatted(folder, training.shape().side(), test.shape().side()));
    }
    int classes = Math.max(training.shape().classes(), test.shape().classes());
    return Dataset.of(training.ofClasses(classes), test.ofClasses(classes));
  }

  private static LabelledImages read(Path folder, String imagesName, String labelsName) {
    Path imagesFile = required(folder, imagesName);
    Path labelsFile = required(folder, labelsName);
    try (DataInputStream images = open(imagesFile);
        DataInputStream labels = open(labelsFile)) {
      requireMagic(imagesFile, images, IMAGES);
      requireMagic(labelsFile, labels, LABELS);
      int count = images.readInt();
      if (labels.readInt() != count) {
        throw new InvalidDatasetException(
            "'%s' has not as many entries as '%s'; take the two files of one data set"
                .formatted(labelsFile, imagesFile));
      }
      int side = images.readInt();
      if (images.readInt() != side) {
        throw new InvalidDatasetException(
            "the images in '%s' are not square; only square images can be trained on"
                .formatted(imagesFile));
      }
      byte[] pixels = bytes(imagesFile, images, (long) count * side * side);
      byte[] classes = bytes(labelsFile, labels, count);
      return new LabelledImages(new ImageShape(side, 1, 1 + largest(classes)), pixels, classes);
    } catch (EOFException e) {
      throw cut(imagesFile, e);
    } catch (IOException e) {
      throw new InvalidDatasetException(
          "'%s' cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static int largest(byte[] labels) {
    int largest = 0;
    for (byte label : labels) {
      largest = Math.max(largest, label & 0xff);
    }
    return largest;
  }

  private static byte[] bytes(Path file, DataInputStream input, long count) throws IOException {
    if (count > Integer.MAX_VALUE - 8) {
      throw new InvalidDatasetException(
          "'%s' has %d bytes of images; there may be at most 2 GiB".formatted(file, count));
    }
    // Not allocated before it is there: what the header says may be anything.
    byte[] bytes = input.readNBytes((int) Math.max(0, count));
    if (bytes.length != count) {
      throw cut(file, null);
    }
    return bytes;
  }

  private static InvalidDatasetException cut(Path file, Throwable cause) {
    return new InvalidDatasetException(
        "'%s', or the file of its labels, ends too early; get it again".formatted(file), cause);
  }

  private static void requireMagic(Path file, DataInputStream input, int magic) throws IOException {
    int found = input.readInt();
    if (found != magic) {
      throw new InvalidDatasetException(
          "'%s' begins with %08x and not with %08x; it is no such IDX file"
              .formatted(file, found, magic));
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    InputStream input = Files.newInputStream(file);
    try {
      return new DataInputStream(
          new BufferedInputStream(
              file.toString().endsWith(".gz") ? new GZIPInputStream(input) : input));
    } catch (IOException e) {
      input.close();
      throw e;
    }
  }

  private static Path required(Path folder, String name) {
    Path file = found(folder, name);
    if (file == null) {
      throw new InvalidDatasetException(
          "'%s' has no file '%s' or '%s.gz'; put it there".formatted(folder, name, name));
    }
    return file;
  }

  private static Path found(Path folder, String name) {
    return List.of(folder.resolve(name), folder.resolve(name + ".gz")).stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(null);
  }
}
