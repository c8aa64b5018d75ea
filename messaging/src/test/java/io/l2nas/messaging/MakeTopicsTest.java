package io.l2nas.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MakeTopicsTest {
  private static final Map<String, String> BROKER =
      Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");

  @Test
  void whoSaysNoReplicasOrNoPoolIsToldHow() {
    assertThat(MakeTopics.run(List.of(), BROKER)).isEqualTo(2);
    assertThat(MakeTopics.run(List.of("3"), BROKER)).isEqualTo(2);
    assertThat(MakeTopics.run(List.of("default", "gpu"), BROKER)).isEqualTo(2);
    assertThat(MakeTopics.run(List.of("0", "default"), BROKER)).isEqualTo(2);
  }

  @Test
  void withoutABrokerItSaysWhatIsMissing() {
    assertThat(MakeTopics.run(List.of("1", "default"), Map.of())).isEqualTo(2);
  }

  @Test
  void whatIsNoNameOfAPoolIsRefusedBeforeAnythingIsMade() {
    assertThat(MakeTopics.run(List.of("1", "two words"), BROKER)).isEqualTo(2);
  }

  @Test
  void aBrokerWhoseNameIsUnknownIsSaidSo() {
    // Given
    Map<String, String> nowhere = Map.of("KAFKA_BOOTSTRAP_SERVERS", "no-such-host.invalid:9092");

    // When
    // Then
    assertThat(MakeTopics.run(List.of("1", "default"), nowhere)).isEqualTo(1);
  }
}
