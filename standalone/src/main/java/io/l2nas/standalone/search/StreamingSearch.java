package io.l2nas.standalone.search;

import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;

/** The services, a broker and a database, all started on this machine for one search. */
public final class StreamingSearch implements Search {

  @Override
  public void run(SearchPlan plan, SearchObserver observer) {
    throw new CommandException(
        ExitCode.BUG,
        "a search through Kafka and PostgreSQL is not built in yet; add --in-process");
  }
}
