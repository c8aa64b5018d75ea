package io.l2nas.evaluator.exec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A gigabyte of output passes through a heap of 32 MiB, or ends as a clear failure. */
class GigabyteTest {
  @Test
  void ofErrorsIsReadToItsEnd() throws Exception {
    // Given
    String warning = "W0000 conv2d: kernel of 3x3 has no fast path on this device, falling back";

    // When
    String answer =
        SmallHeap.answer("yes '" + warning + "' | head -c 1000000000 >&2; echo '{\"value\": 0.5}'");

    // Then
    assertThat(answer).isEqualTo("0.5");
  }

  @Test
  void inOneLineIsAFailure() throws Exception {
    // When
    String answer = SmallHeap.answer("tr '\\0' x < /dev/zero | head -c 1000000000");

    // Then
    assertThat(answer).contains("wrote a line of more than 1048576 bytes to stdout");
  }

  @Test
  void ofAnswersIsAFailure() throws Exception {
    // When
    String answer = SmallHeap.answer("yes '{\"progress\": {\"epoch\": 1}}' | head -c 1000000000");

    // Then
    assertThat(answer).contains("wrote more than 16777216 bytes to stdout");
  }
}
