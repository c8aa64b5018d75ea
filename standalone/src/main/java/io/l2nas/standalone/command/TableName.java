package io.l2nas.standalone.command;

import java.nio.file.Path;

/** The name that evaluators know a table file by: its own, without folder and endings. */
final class TableName {
  private TableName() {}

  static String of(Path file) {
    String name =
        file.getFileName().toString().replaceFirst("\\..*", "").replaceAll("[^A-Za-z0-9_-]+", "-");
    return name.isEmpty() ? "table" : name;
  }
}
