package io.l2nas.training.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The data sets that experiments may name: the one that comes along, and those in folders. */
public final class Datasets {
  /** The name of the one that comes along. */
  public static final String BUILT_IN = "digits";

  private final Map<String, Dataset> datasets = new TreeMap<>();

  /**
   * Reads all of them.
   *
   * @param folders by name: the files of MNIST or one like it, or the binary version of CIFAR-10
   * @throws InvalidDatasetException if one of them cannot be used
   */
  public Datasets(Map<String, Path> folders) {
    datasets.put(BUILT_IN, Digits.read());
    folders.forEach((name, folder) -> datasets.put(name, read(folder)));
  }

  public Set<String> names() {
    return datasets.keySet();
  }

  /**
   * A data set.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public Dataset get(String name) {
    Dataset dataset = datasets.get(name);
    if (dataset == null) {
      throw new IllegalArgumentException(
          "option dataset is '%s'; this evaluator has %s".formatted(name, names()));
    }
    return dataset;
  }

  private static Dataset read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidDatasetException("'%s' is no folder; name one".formatted(folder));
    }
    if (IdxFolder.isOne(folder)) {
      return IdxFolder.read(folder);
    }
    if (CifarFolder.isOne(folder)) {
      return CifarFolder.read(folder);
    }
    throw new InvalidDatasetException(
        ("'%s' has neither train-images-idx3-ubyte (or .gz), as MNIST has, nor data_batch_1.bin, as"
                + " the binary version of CIFAR-10 has; name a folder with such files")
            .formatted(folder));
  }
}
