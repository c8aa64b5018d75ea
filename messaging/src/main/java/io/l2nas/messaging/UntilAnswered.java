package io.l2nas.messaging;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Asks Kafka again while it does not answer. Who cannot go on without the answer waits here: an
 * exception would end the channel, and brokers come back.
 */
public final class UntilAnswered {
  private static final Logger LOGGER = Logger.getLogger(UntilAnswered.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private UntilAnswered() {}

  /**
   * What Kafka answers, as soon as it does.
   *
   * @param what is asked for, for the log
   */
  public static <T> T ask(String what, Supplier<T> question) {
    while (true) {
      try {
        return question.get();
      } catch (RetriableException e) { // A timeout is one.
        LogLine.of("Kafka does not answer, and is asked again for " + what).error(e).warn(LOGGER);
        pause();
      }
    }
  }

  /** The same where there is nothing to answer. */
  public static void run(String what, Runnable task) {
    ask(
        what,
        () -> {
          task.run();
          return null;
        });
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
