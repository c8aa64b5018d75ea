package io.l2nas.history.channel;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Kafka answers on threads of its own, and a database session must not change threads: an answer is
 * brought back to the Vert.x context that asked.
 */
final class CallerContext {
  private CallerContext() {}

  /** Ends when all have, on the context of whoever calls this; fails as soon as one fails. */
  static Uni<Void> all(List<Uni<Void>> sends) {
    return sends.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(sends).andFailFast().emitOn(executor()).replaceWithVoid();
  }

  /** Runs tasks on the context of whoever calls this. */
  static Executor executor() {
    Context context = Vertx.currentContext();
    return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
  }
}
