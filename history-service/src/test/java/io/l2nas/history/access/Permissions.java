package io.l2nas.history.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table of who may do what, as a person wrote it. */
final class Permissions {
  private static final Path FILE = Path.of("src/test/resources/permissions.txt");

  private final Map<String, Map<Column, Integer>> rows = new LinkedHashMap<>();

  /** Kinds of callers, in the order of the table. */
  enum Column {
    VIEWER_OWN,
    VIEWER_OTHER,
    MEMBER_OWN,
    MEMBER_OTHER,
    EVALUATOR,
    ADMIN,
    NOBODY
  }

  private Permissions() {}

  static Permissions read() {
    Permissions permissions = new Permissions();
    try {
      Files.readAllLines(FILE).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" +"))
          .forEach(permissions::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return permissions;
  }

  /** By method and path, such as {@code GET /api/v1/pools}. */
  Map<String, Map<Column, Integer>> rows() {
    return rows;
  }

  private void add(String... words) {
    Map<Column, Integer> answers = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      answers.put(column, Integer.valueOf(words[2 + column.ordinal()]));
    }
    rows.put(words[0] + " " + words[1], answers);
  }
}
