package io.l2nas.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class UntilAnsweredTest {
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void asksAgainWhileKafkaDoesNotAnswer() {
    // When
    String answer =
        UntilAnswered.ask(
            "a question",
            () -> {
              if (asked.incrementAndGet() < 3) {
                throw new TimeoutException("nobody there");
              }
              return "answer";
            });

    // Then
    assertThat(answer).isEqualTo("answer");
    assertThat(asked).hasValue(3);
  }

  @Test
  void aRefusalIsAnAnswer() {
    // When
    // Then
    assertThatThrownBy(
            () ->
                UntilAnswered.run(
                    "a question",
                    () -> {
                      asked.incrementAndGet();
                      throw new TopicAuthorizationException("not for you");
                    }))
        .isInstanceOf(TopicAuthorizationException.class);
    assertThat(asked).hasValue(1);
  }
}
