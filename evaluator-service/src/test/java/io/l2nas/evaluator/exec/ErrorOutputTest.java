package io.l2nas.evaluator.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a command writes to stderr, as it stands in the log. */
class ErrorOutputTest {
  private final Logger logger = Logger.getLogger(ErrorOutput.class.getName());
  private final List<String> logged = new ArrayList<>();
  private final Handler log = new LogOf(logged);

  @BeforeEach
  void listen() {
    logger.addHandler(log);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(log);
  }

  @Test
  void isLoggedByTheLine() {
    // When
    read("loss 0.3\nloss 0.2");

    // Then
    assertThat(logged).containsExactly("train: loss 0.3", "train: loss 0.2");
  }

  @Test
  void isCutWhereALineIsTooLong() {
    // When
    read("x".repeat(5000) + "\nend\n");

    // Then
    assertThat(logged).containsExactly("train: " + "x".repeat(1000), "train: end");
  }

  @Test
  void isLeftOutWhereItIsTooMuch() {
    // When
    read("again\n".repeat(100_000));

    // Then
    assertThat(logged).hasSizeBetween(51, 5_000).contains("train: again");
    assertThat(logged.get(logged.size() - 1)).matches("train: \\d+ lines are left out here");
  }

  @Test
  void cannotForgeALineOfTheLog() {
    // When
    read("all is well\r2026-11-29 ERROR \u001b[2J");

    // Then
    assertThat(logged).singleElement().asString().doesNotContain("\r", "\u001b");
  }

  private static void read(String errors) {
    new ErrorOutput("train", new ByteArrayInputStream(errors.getBytes(StandardCharsets.UTF_8)))
        .run();
  }

  /** Keeps what is logged. */
  private static final class LogOf extends Handler {
    private final List<String> messages;

    LogOf(List<String> messages) {
      this.messages = messages;
    }

    @Override
    public void publish(LogRecord record) {
      messages.add(ExtLogRecord.wrap(record).getFormattedMessage());
    }

    @Override
    public void flush() {
      // Nothing waits.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
