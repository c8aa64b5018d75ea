package io.l2nas.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareHeartbeatTest {
  @ParameterizedTest
  @CsvSource({"0, 500", "1, 500", "10, 500", "11, 550", "64, 3200", "300, 15000", "5000, 15000"})
  void isRarerTheMoreMembersThereAre(int members, long millis) {
    // When
    Duration interval = ShareHeartbeat.of(members);

    // Then
    assertThat(interval).hasMillis(millis);
  }
}
