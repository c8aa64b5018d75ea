package io.l2nas.evaluator.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.l2nas.fuzz.Complaint;
import io.l2nas.fuzz.Cost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a table file holds is a table with numbers in it, or is refused in words. */
class TablesFuzzTest {
  private static final Path FILE = file();

  @MethodSource("io.l2nas.fuzz.Seeds#tables")
  @FuzzTest
  void tables(byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Files.write(FILE, bytes);
    MetricTable table;
    try {
      table = Cost.limited(() -> TableFile.read(FILE));
    } catch (InvalidTableException e) {
      Complaint.check(text, e);
      return;
    }
    assertThat(table.architectures()).hasSize(table.size());
    for (String name : new String[] {"accuracy", "seconds"}) {
      check(table, name, text);
    }
  }

  private static void check(MetricTable table, String name, String text) {
    try {
      MetricColumn metric = table.metric(name);
      for (String architecture : table.architectures()) {
        double value = metric.get(table.row(architecture).orElseThrow());
        assertThat(value).isFinite();
        assertThat(value * metric.accuracyScale()).isLessThanOrEqualTo(1);
      }
    } catch (InvalidTableException | IllegalArgumentException e) {
      Complaint.check(text, e);
    }
  }

  private static Path file() {
    try {
      Path file = Files.createTempFile("fuzz", ".tsv");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
