package io.l2nas.history.channel;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/**
 * Kafka answers on threads of its own, and a database session must not change threads: an answer is
 * brought back to the Vert.x context that asked.
 */
final class CallerContext {
  private CallerContext() {}

  /** Runs tasks on the context of whoever calls this. */
  static Executor executor() {
    Context context = Vertx.currentContext();
    return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
  }
}
