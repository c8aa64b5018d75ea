package io.l2nas.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "91.60666666, 91.6067",
    "0.5, 0.5000",
    "0, 0.0000",
    "-3.25, -3.2500",
    "129306, 129306",
    "1234.5, 1234.5000",
    "0.000012, 1.200e-05"
  })
  void metrics(double value, String expected) {
    assertThat(Figures.metric(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"812.4, 812/s", "9.96, 10.0/s", "1.5, 1.5/s", "0.05, 3.0/min"})
  void rates(double perSecond, String expected) {
    assertThat(Figures.rate(perSecond)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "400, 0s",
    "59400, 59s",
    "59600, 1m 00s",
    "125000, 2m 05s",
    "7500000, 2h 05m",
    "180000000, 2d 02h"
  })
  void times(long millis, String expected) {
    assertThat(Figures.time(Duration.ofMillis(millis))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1234, 1.234", "0, 0"})
  void secondsOfAResult(long millis, double expected) {
    assertThat(Figures.seconds(Duration.ofMillis(millis))).isEqualTo(expected);
  }
}
