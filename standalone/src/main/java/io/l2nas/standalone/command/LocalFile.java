package io.l2nas.standalone.command;

import java.nio.file.Path;
import java.util.Map;

/**
 * A file or folder of this machine, and the name that evaluators know it by: without its endings.
 */
record LocalFile(Path path, String name) {

  /** The name that is made of that of the file; {@code otherwise} if nothing is left of it. */
  static LocalFile of(Path path, String otherwise) {
    String name =
        path.toAbsolutePath()
            .normalize()
            .getFileName()
            .toString()
            .replaceFirst("\\..*", "")
            .replaceAll("[^A-Za-z0-9_-]+", "-");
    return new LocalFile(path, name.isEmpty() ? otherwise : name);
  }

  Map<String, Path> byName() {
    return Map.of(name, path);
  }
}
