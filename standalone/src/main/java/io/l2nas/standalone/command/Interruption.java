package io.l2nas.standalone.command;

import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.ProgressDisplay;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Says what became of the work when the process is told to stop in the middle of it (Ctrl-C,
 * SIGTERM). Closed when the work is done, and silent from then on.
 */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /**
   * @param message asked when it happens
   */
  static Interruption announce(
      Console console, ProgressDisplay<?> display, Supplier<String> message) {
    Thread hook =
        new Thread(
            () -> {
              display.close();
              console.err().println("l2nas: interrupted" + message.get());
              console.err().flush();
            },
            "l2nas-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      leaveTheLastWordToTheHook();
    }
  }

  /**
   * The process is stopping, so whatever the work is about to complain of, such as a server that
   * does not answer any more, is no news: this never returns.
   */
  private static void leaveTheLastWordToTheHook() {
    while (true) {
      LockSupport.park();
    }
  }
}
