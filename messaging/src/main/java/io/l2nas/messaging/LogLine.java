package io.l2nas.messaging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.MDC;

/**
 * A line of the log: what happened, in words, and of what, in keys that are called the same
 * everywhere; docs/logs.md lists them. As text the keys stand behind the words ({@code key=value}),
 * in the order in which they are given; where lines are written as JSON they are fields.
 */
public final class LogLine {
  private static final String CALLER = LogLine.class.getName();

  private final String what;
  private final Map<String, Object> keys = new LinkedHashMap<>();
  private Throwable thrown;

  private LogLine(String what) {
    this.what = what;
  }

  /**
   * A line that says what happened.
   *
   * @param what the same words each time; what differs are the keys
   */
  public static LogLine of(String what) {
    return new LogLine(what);
  }

  public LogLine experiment(String experiment) {
    return with("experiment", experiment);
  }

  /** Which step of the experiment. */
  public LogLine step(int step) {
    return with("step", step);
  }

  /** Which dispatch of the step. */
  public LogLine attempt(int attempt) {
    return with("attempt", attempt);
  }

  public LogLine pool(String pool) {
    return with("pool", pool);
  }

  public LogLine evaluator(String evaluator) {
    return with("evaluator", evaluator);
  }

  public LogLine topic(String topic) {
    return with("topic", topic);
  }

  public LogLine partition(int partition) {
    return with("partition", partition);
  }

  public LogLine offset(long offset) {
    return with("offset", offset);
  }

  /** The id of an event, as its record has it in {@code ce_id}. */
  public LogLine event(String id) {
    return with("event", id);
  }

  /** How many there are of what the words say. */
  public LogLine count(int count) {
    return with("count", count);
  }

  /** Why, in one word that can be counted. */
  public LogLine reason(Enum<?> reason) {
    return with("reason", reason);
  }

  /** Why, in words. The last key: its text may have blanks. */
  public LogLine error(Object error) {
    return with("error", error);
  }

  /** Why, in words and with the stack trace. */
  public LogLine thrown(Throwable error) {
    thrown = error;
    return error(error);
  }

  /** Writes it, if that is wanted. */
  public void to(Logger logger, Level level) {
    if (!logger.isEnabled(level)) {
      return;
    }
    keys.forEach(MDC::put);
    try {
      logger.log(level, CALLER, text(), thrown);
    } finally {
      keys.keySet().forEach(MDC::remove);
    }
  }

  /** Writes it for those who look for a fault. */
  public void debug(Logger logger) {
    to(logger, Level.DEBUG);
  }

  /** Writes it for those who want to know how it goes. */
  public void info(Logger logger) {
    to(logger, Level.INFO);
  }

  /** Writes it for whoever operates this. */
  public void warn(Logger logger) {
    to(logger, Level.WARN);
  }

  /** Writes it for whoever operates this, and has to do something. */
  public void fail(Logger logger) {
    to(logger, Level.ERROR);
  }

  private LogLine with(String key, Object value) {
    keys.put(
        key, String.valueOf(value)); // MDC takes no null, and an exception may have no message.
    return this;
  }

  private String text() {
    return keys.isEmpty()
        ? what
        : keys.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" ", what + ": ", ""));
  }
}
