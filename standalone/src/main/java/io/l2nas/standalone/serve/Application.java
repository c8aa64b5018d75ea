package io.l2nas.standalone.serve;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import java.util.concurrent.CompletableFuture;

/** The three services in one Quarkus application, on a thread of its own; one per process. */
final class Application {
  private static final CompletableFuture<Integer> READY = new CompletableFuture<>();

  private final Thread thread;
  private final int port;

  private Application(Thread thread, int port) {
    this.thread = thread;
    this.port = port;
  }

  /**
   * Returns when all services take requests.
   *
   * @throws IllegalStateException if they could not be started
   */
  static Application start() throws InterruptedException {
    Thread thread =
        new Thread(
            () -> Quarkus.run(Running.class, (code, failure) -> ended(failure)), "l2nas-services");
    thread.start();
    try {
      return new Application(thread, READY.get());
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(
          "the services did not start: " + e.getCause().getMessage(), e.getCause());
    }
  }

  /** The port of the REST API. */
  int port() {
    return port;
  }

  /** Returns when the services have stopped; a second call does nothing. */
  void stop() throws InterruptedException {
    if (thread.isAlive()) {
      Quarkus.asyncExit();
      thread.join();
    }
  }

  /** Returns when the services have stopped, by {@link #stop} or by a signal. */
  void awaitEnd() throws InterruptedException {
    thread.join();
  }

  private static void ended(Throwable failure) {
    READY.completeExceptionally(
        failure == null ? new IllegalStateException("they were stopped") : failure);
  }

  /** Runs when the services have started. */
  public static final class Running implements QuarkusApplication {
    @Override
    public int run(String... arguments) {
      READY.complete(Arc.container().instance(HttpServer.class).get().getPort());
      Quarkus.waitForExit();
      return 0;
    }
  }
}
