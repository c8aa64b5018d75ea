package io.l2nas.history.channel;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Consumer;

/** Tries again until it is done: the database comes back, and what was read must not be lost. */
final class UntilDone {
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  private UntilDone() {}

  /**
   * The task, which never fails.
   *
   * @param task is begun anew each time
   * @param failed hears of every failure
   */
  static <T> Uni<T> of(Uni<T> task, Consumer<Throwable> failed) {
    return task.onFailure()
        .invoke(failed)
        .onFailure()
        .retry()
        .withBackOff(FIRST_RETRY, LONGEST_RETRY)
        .indefinitely();
  }
}
