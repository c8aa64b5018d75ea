package io.l2nas.standalone.serve;

import io.l2nas.standalone.search.Serving;
import io.l2nas.standalone.search.ServingPlan;
import java.util.function.Consumer;

/** Serves on this machine until the process is told to stop. */
public final class LocalServing implements Serving {

  @Override
  public void run(ServingPlan plan, Consumer<String> says) {
    try (LocalServices services = LocalServices.start(plan, says)) {
      says.accept("Kafka at " + services.kafka() + ", PostgreSQL at " + services.database());
      says.accept("ready at " + services.address() + "; stop with Ctrl-C");
      services.awaitEnd();
    } catch (InterruptedException e) {
      // That is how it ends, and by now all has stopped.
      Thread.currentThread().interrupt();
    }
  }
}
