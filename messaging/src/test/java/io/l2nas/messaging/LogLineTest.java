package io.l2nas.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line has its keys twice: behind the words for people, and beside them for machines. */
class LogLineTest {
  private static final org.jboss.logging.Logger LOGGER =
      org.jboss.logging.Logger.getLogger(LogLineTest.class);

  private final Logger logger = Logger.getLogger(LogLineTest.class.getName());
  private final Kept kept = new Kept();

  @BeforeEach
  void listen() {
    logger.addHandler(kept);
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(kept);
  }

  @Test
  void keysStandBehindTheWordsAndInTheContext() {
    // When
    LogLine.of("dispatched again").experiment("exp-1").step(3).attempt(2).info(LOGGER);

    // Then
    ExtLogRecord record = kept.only();
    assertThat(record.getLevel().getName()).isEqualTo("INFO");
    assertThat(record.getFormattedMessage())
        .isEqualTo("dispatched again: experiment=exp-1 step=3 attempt=2");
    assertThat(record.getMdcCopy())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("experiment", "exp-1", "step", "3", "attempt", "2"));
    assertThat(record.getSourceClassName()).isEqualTo(LogLineTest.class.getName());
  }

  @Test
  void theContextIsEmptyAfterIt() {
    // When
    LogLine.of("dead letter").topic("t").partition(1).offset(7).error("why").warn(LOGGER);

    // Then
    assertThat(MDC.getMap()).doesNotContainKeys("topic", "partition", "offset", "error");
    assertThat(kept.only().getFormattedMessage())
        .isEqualTo("dead letter: topic=t partition=1 offset=7 error=why");
  }

  @Test
  void textIsNoPattern() {
    // When
    LogLine.of("100 % of {0}").error("%s {1}").warn(LOGGER);

    // Then
    assertThat(kept.only().getFormattedMessage()).isEqualTo("100 % of {0}: error=%s {1}");
  }

  @Test
  void whatIsThrownIsSaidAndShown() {
    // Given
    IllegalStateException failure = new IllegalStateException("broken");

    // When
    LogLine.of("it failed").thrown(failure).fail(LOGGER);

    // Then
    ExtLogRecord record = kept.only();
    assertThat(record.getThrown()).isSameAs(failure);
    assertThat(record.getFormattedMessage())
        .isEqualTo("it failed: error=java.lang.IllegalStateException: broken");
  }

  @Test
  void whatNobodyWantsIsNotWritten() {
    // When
    LogLine.of("a detail").event("exp-1/0/started/1/e").debug(LOGGER);

    // Then
    assertThat(kept.records).isEmpty();
  }

  /** Keeps what is logged. */
  private static final class Kept extends Handler {
    private final List<ExtLogRecord> records = new ArrayList<>();

    ExtLogRecord only() {
      assertThat(records).hasSize(1);
      return records.get(0);
    }

    @Override
    public void publish(LogRecord record) {
      ExtLogRecord kept = ExtLogRecord.wrap(record);
      kept.copyMdc();
      kept.getSourceClassName(); // Else it is found out too late.
      records.add(kept);
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
