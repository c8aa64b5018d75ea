package io.l2nas.history.stream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * An answer that goes on. One write is under way at a time: whoever does not read costs what was
 * written last, and nothing more, and is dropped after a while. Everything of it happens on one
 * context.
 */
final class Connection {
  private static final Duration SILENCE = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Then it ends, and whoever comes back is asked again who it is. */
  private static final Duration LIFE = Duration.ofMinutes(15);

  private static final Buffer OPENING = Buffer.buffer("retry: 2000\n\n");
  private static final Buffer SIGN_OF_LIFE = Buffer.buffer(": alive\n\n");

  private final HttpServerResponse response;
  private final String roles;
  private final Duration life;
  private final Context context = Vertx.currentContext();
  private boolean writing;
  private final long openedAt = System.nanoTime();
  private long lastWriteAt = openedAt;

  /**
   * @param roles of whoever reads it
   */
  Connection(HttpServerResponse response, String roles) {
    this(response, roles, LIFE);
  }

  Connection(HttpServerResponse response, String roles, Duration life) {
    this.response = response;
    this.roles = roles;
    this.life = life;
  }

  String roles() {
    return roles;
  }

  /** Begins the answer; must be called on the context of the request. */
  void open() {
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Accel-Buffering", "no");
    write(OPENING, () -> {});
  }

  /** Runs something on the context of the request. */
  void run(Runnable task) {
    context.runOnContext(ignored -> task.run());
  }

  boolean isBusy() {
    return writing || isOver();
  }

  boolean isOver() {
    return response.ended() || response.closed();
  }

  /**
   * Writes, and says when all of it has gone, unless it has lived for long; must not be called
   * while it is busy.
   */
  void write(Buffer bytes, Runnable written) {
    writing = true;
    lastWriteAt = System.nanoTime();
    response.write(
        bytes,
        result ->
            run(
                () -> {
                  writing = false;
                  if (isOld()) {
                    end();
                  } else if (result.succeeded()) {
                    written.run();
                  }
                }));
  }

  void end() {
    if (!isOver()) {
      response.end();
    }
  }

  /**
   * Looks after it: an empty line for one that waits, the end for one that does not read, or has
   * read for long.
   */
  void tend() {
    Duration since = Duration.ofNanos(System.nanoTime() - lastWriteAt);
    if (!writing && isOld()) {
      end();
    } else if (writing && since.compareTo(PATIENCE) > 0) {
      response.reset();
    } else if (!isBusy() && since.compareTo(SILENCE) > 0) {
      write(SIGN_OF_LIFE, () -> {});
    }
  }

  private boolean isOld() {
    return System.nanoTime() - openedAt > life.toNanos();
  }
}
