package io.l2nas.standalone.search;

import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.util.function.Consumer;

/** All services, a broker and a database in this process. */
public final class LocalServing implements Serving {

  @Override
  public void run(ServingPlan plan, Consumer<String> says) {
    throw new CommandException(ExitCode.BUG, "'l2nas up' is not built in yet");
  }
}
