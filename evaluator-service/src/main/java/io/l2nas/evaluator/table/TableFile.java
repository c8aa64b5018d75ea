package io.l2nas.evaluator.table;

import io.l2nas.evaluator.wire.Quote;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a table: tab-separated values, plain or gzip, with a header line. The column {@code arch}
 * holds the canonical text of the architecture; every other column is a metric.
 */
final class TableFile {
  private static final String ARCHITECTURE = "arch";
  private static final int GZIP_MAGIC = 0x1f8b;

  private final Path file;

  private TableFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a whole table.
   *
   * @throws InvalidTableException if the file is missing or is no such table; the message names
   *     file and line
   */
  static MetricTable read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidTableException(
          file, "there is no such file; give the path of a TSV or TSV.gz file");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      return new TableFile(file).parse(reader.lines().toList());
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (UncheckedIOException e) {
      throw unreadable(file, e.getCause());
    }
  }

  private static InvalidTableException unreadable(Path file, IOException e) {
    return new InvalidTableException(
        file,
        e instanceof ZipException || e instanceof EOFException
            ? "it begins like a gzip file and cannot be unpacked (%s); pack it again"
                .formatted(e.getMessage())
            : "it could not be read (%s); look whether this process may".formatted(e.getMessage()));
  }

  private static InputStream open(Path file) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    bytes.mark(2);
    int magic = bytes.read() << 8 | bytes.read();
    bytes.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  private MetricTable parse(List<String> lines) {
    List<String> header = header(lines);
    int architectureColumn = header.indexOf(ARCHITECTURE);
    List<MetricColumn> columns =
        header.stream().map(name -> new MetricColumn(file, name, lines.size() - 1)).toList();
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      int line = i + 1;
      String[] cells = cells(lines.get(i), line, header.size());
      int row = rows.size();
      Integer twin = rows.putIfAbsent(cells[architectureColumn], row);
      if (twin != null) {
        throw new InvalidTableException(
            file,
            line,
            "the architecture %s stands in an earlier line too; keep one of them"
                .formatted(Quote.beginning(cells[architectureColumn])));
      }
      for (int column = 0; column < cells.length; column++) {
        if (column != architectureColumn) {
          columns.get(column).set(row, line, cells[column]);
        }
      }
    }
    if (rows.isEmpty()) {
      throw new InvalidTableException(
          file, "it has a header but no rows; give it one per architecture");
    }
    return new MetricTable(file, rows, byName(header, columns));
  }

  private List<String> header(List<String> lines) {
    if (lines.isEmpty()) {
      throw new InvalidTableException(
          file, "it is empty; it needs a header line with a column 'arch'");
    }
    List<String> header = Arrays.asList(lines.get(0).split("\t", -1));
    if (!header.contains(ARCHITECTURE)) {
      throw new InvalidTableException(
          file,
          1,
          "there is no column 'arch' among [%s]; columns are separated by tabs"
              .formatted(Quote.names(header)));
    }
    List<String> seen = new ArrayList<>();
    for (String name : header) {
      if (name.isBlank() || seen.contains(name)) {
        throw new InvalidTableException(
            file,
            1,
            "the column name %s is blank or there twice; give every column a name of its own"
                .formatted(Quote.beginning(name)));
      }
      seen.add(name);
    }
    return header;
  }

  private String[] cells(String text, int line, int expected) {
    String[] cells = text.split("\t", -1);
    if (cells.length != expected) {
      throw new InvalidTableException(
          file,
          line,
          "it has %d cells and the header %d; every line needs as many, separated by tabs"
              .formatted(cells.length, expected));
    }
    return cells;
  }

  private static Map<String, MetricColumn> byName(List<String> header, List<MetricColumn> columns) {
    Map<String, MetricColumn> byName = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (!header.get(i).equals(ARCHITECTURE)) {
        byName.put(header.get(i), columns.get(i));
      }
    }
    return byName;
  }
}
