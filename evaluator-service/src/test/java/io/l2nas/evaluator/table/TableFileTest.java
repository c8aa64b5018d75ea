package io.l2nas.evaluator.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableFileTest {
  @TempDir Path folder;

  @Test
  void readsPlainAndGzip() throws IOException {
    // Given
    String text = "arch\taccuracy\nA|B\t91.5\nB|A\t90.25\n";
    Path plain = write("plain.tsv", text);
    Path gzip = Files.write(folder.resolve("table.tsv.gz"), gzip(text));

    // When
    MetricTable fromPlain = TableFile.read(plain);
    MetricTable fromGzip = TableFile.read(gzip);

    // Then
    assertThat(fromPlain.size()).isEqualTo(2);
    assertThat(fromPlain.metric("accuracy").get(fromPlain.row("B|A").orElseThrow()))
        .isEqualTo(90.25);
    assertThat(fromGzip.metric("accuracy").get(fromGzip.row("A|B").orElseThrow())).isEqualTo(91.5);
  }

  @Test
  void anArchiveThatCannotBeUnpackedIsNamed() throws IOException {
    // Given
    byte[] whole = gzip("arch\tvalue\na\t1\n");
    Path cut = Files.write(folder.resolve("cut.tsv.gz"), Arrays.copyOf(whole, whole.length / 2));
    Path strange = Files.write(folder.resolve("strange.tsv.gz"), new byte[] {0x1f, (byte) 0x8b, 9});

    // When
    // Then
    assertThatThrownBy(() -> TableFile.read(cut))
        .hasMessageContaining("cut.tsv.gz: it begins like a gzip file and cannot be unpacked")
        .hasMessageEndingWith("; pack it again");
    assertThatThrownBy(() -> TableFile.read(strange)).hasMessageEndingWith("; pack it again");
  }

  @Test
  void acceptsWindowsLinesAndBlankLinesAndAnyPlaceForTheArchitecture() throws IOException {
    // Given
    Path file = write("t.tsv", "score\tarch\r\n0.5\tx\r\n\r\n0.75\ty\r\n");

    // When
    MetricTable table = TableFile.read(file);

    // Then
    assertThat(table.row("y")).hasValue(1);
    assertThat(table.metric("score").get(1)).isEqualTo(0.75);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';it is empty",
        "'name\tscore\nx\t1\n';line 1: there is no column 'arch' among [name, score]",
        "'arch\tscore\n';it has a header but no rows",
        "'arch\tscore\tscore\nx\t1\t2\n';line 1: the column name 'score' is blank or there twice",
        "'arch\tscore\nx\t1\ny\n';line 3: it has 1 cells and the header 2; every line needs as many",
        "'arch\tscore\nx\t1\ny\t2\nx\t3\n';line 4: the architecture 'x' stands in an earlier line too"
      })
  void refusesWhatIsNoTableAndNamesTheLine(String text, String complaint) throws IOException {
    // Given
    Path file = write("bad.tsv", text);

    // When // Then
    assertThatThrownBy(() -> TableFile.read(file))
        .isInstanceOf(InvalidTableException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(complaint);
  }

  @Test
  void refusesAMissingFile() {
    // When // Then
    assertThatThrownBy(() -> TableFile.read(folder.resolve("nowhere.tsv")))
        .isInstanceOf(InvalidTableException.class)
        .hasMessageContaining("nowhere.tsv: there is no such file");
  }

  @Test
  void refusesAMetricThatIsNotThereOrIsNoNumberAndNamesTheLine() throws IOException {
    // Given
    MetricTable table =
        TableFile.read(write("t.tsv", "arch\tscore\tnote\nx\t1\tgood\ny\tNaN\tbad\n"));

    // When // Then
    assertThatThrownBy(() -> table.metric("acuracy"))
        .hasMessageContaining("there is no metric 'acuracy'; its metrics are score, note");
    assertThatThrownBy(() -> table.metric("note"))
        .hasMessageContaining("t.tsv, line 2: note is 'good'");
    assertThatThrownBy(() -> table.metric("score"))
        .hasMessageContaining("t.tsv, line 3: score is 'NaN'");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.9, 1",
    "1, 0.2, 1",
    "50, 91.6, 0.01",
    "-3, 100, 0.01",
    "5, 200, 0.005",
    "-5, -1, 1"
  })
  void scalesAMetricToAFraction(double first, double second, double scale) throws IOException {
    // Given
    MetricTable table =
        TableFile.read(write("t.tsv", "arch\tm\nx\t%s\ny\t%s\n".formatted(first, second)));

    // When // Then
    assertThat(table.metric("m").accuracyScale()).isEqualTo(scale);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
