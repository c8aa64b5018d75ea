package io.l2nas.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesTest {
  @ParameterizedTest
  @CsvSource({"0, 1", "0.005, 1", "0.5, 50", "0.501, 51", "0.99, 99", "0.991, 100", "1, 100"})
  void isTheSmallestSampleThatThisShareDoesNotExceed(double share, double millis) {
    // Given
    List<Duration> durations =
        IntStream.rangeClosed(1, 100).map(i -> 101 - i).mapToObj(Duration::ofMillis).toList();

    // When // Then
    assertThat(Samples.of(durations).quantile(share)).isEqualTo(millis);
  }

  @Test
  void saysSoIfNothingWasMeasured() {
    // When // Then
    assertThatThrownBy(() -> Samples.of(List.of()).median())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nothing was measured");
  }
}
