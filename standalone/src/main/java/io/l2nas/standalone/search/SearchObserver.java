package io.l2nas.standalone.search;

import io.l2nas.contracts.ExperimentEvent;

/** Sees a search come along. */
public interface SearchObserver {

  /** What is going on before the first event, for instance that a database starts. */
  void phase(String text);

  /** The next event of the state stream. */
  void event(ExperimentEvent event);
}
