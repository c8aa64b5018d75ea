package io.l2nas.standalone.serve;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.CompletableFuture;

/** The three services in one Quarkus application, on a thread of its own; one per process. */
final class Application {
  private static final CompletableFuture<Void> READY = new CompletableFuture<>();

  private final Thread thread;

  private Application(Thread thread) {
    this.thread = thread;
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
      READY.get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(
          "the services did not start: " + e.getCause().getMessage(), e.getCause());
    }
    return new Application(thread);
  }

  /** Returns when the services have stopped. */
  void stop() throws InterruptedException {
    Quarkus.asyncExit();
    thread.join();
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
      READY.complete(null);
      Quarkus.waitForExit();
      return 0;
    }
  }
}
