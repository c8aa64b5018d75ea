package io.l2nas.evaluator.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.l2nas.fuzz.Complaint;
import io.l2nas.fuzz.Cost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the option {@code delay} says is a time that is not negative, or is refused in words.
 */
class DelaysFuzzTest {
  private static final MetricTable TABLE = table();

  @MethodSource("io.l2nas.fuzz.Seeds#delays")
  @FuzzTest
  void delays(byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      assertThat(Cost.limited(() -> SimulatedTime.of(text, TABLE)).millis(0)).isNotNegative();
    } catch (IllegalArgumentException e) {
      Complaint.check(text, e);
    }
  }

  private static MetricTable table() {
    Path file = Path.of("table.tsv");
    MetricColumn seconds = new MetricColumn(file, "seconds", 1);
    seconds.set(0, 2, "12.5");
    return new MetricTable(file, Map.of("x", 0), Map.of("seconds", seconds));
  }
}
