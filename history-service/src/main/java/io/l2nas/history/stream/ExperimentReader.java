package io.l2nas.history.stream;

import io.l2nas.history.stream.SharedPages.Page;
import io.l2nas.messaging.LogLine;
import org.jboss.logging.Logger;

/**
 * Somebody who reads the state stream of an experiment: every event once, in order, as fast as it
 * is taken. It asks for the next page when the last one has gone.
 */
final class ExperimentReader {
  private static final Logger LOGGER = Logger.getLogger(ExperimentReader.class);

  private final String experiment;
  private final SharedPages pages;
  private final Connection connection;
  private long position;
  private long recorded;
  private boolean ended;
  private boolean reading;

  /**
   * @param position the number of the last event that it has
   */
  ExperimentReader(String experiment, long position, SharedPages pages, Connection connection) {
    this.experiment = experiment;
    this.position = position;
    this.recorded = position;
    this.pages = pages;
    this.connection = connection;
  }

  String experiment() {
    return experiment;
  }

  Connection connection() {
    return connection;
  }

  /** Whether it needs nothing of a stream that is so long. */
  boolean hasAllOf(long sequence) {
    return position >= sequence;
  }

  /**
   * Tells how far the stream is now; from any thread.
   *
   * @param last whether nothing comes behind it
   */
  void tell(long sequence, boolean last) {
    connection.run(
        () -> {
          recorded = Math.max(recorded, sequence);
          ended |= last;
          advance();
        });
  }

  private void advance() {
    if (reading || connection.isBusy()) {
      return;
    }
    if (position < recorded) {
      reading = true;
      pages
          .after(experiment, position, recorded)
          .subscribe()
          .with(page -> connection.run(() -> send(page)), e -> connection.run(() -> fail(e)));
    } else if (ended) {
      connection.end();
    }
  }

  private void send(Page page) {
    reading = false;
    if (connection.isBusy()) {
      return;
    }
    position = page.last();
    connection.write(page.text(), this::advance);
  }

  /** It comes back, and says where it was. */
  private void fail(Throwable e) {
    LogLine.of("a stream ends").experiment(experiment).error(e).warn(LOGGER);
    reading = false;
    connection.end();
  }
}
