package io.l2nas.standalone.search;

import java.util.function.Consumer;

/** Broker, database and services on this machine, until they are stopped. */
public interface Serving {

  /**
   * Starts everything and returns when it has been stopped.
   *
   * @param says is told what is going on, a line at a time
   * @throws InterruptedException if the process is to stop
   */
  void run(ServingPlan plan, Consumer<String> says) throws InterruptedException;
}
