package io.l2nas.standalone.search;

import io.l2nas.contracts.ExperimentEvent;
import java.time.Duration;

/** Sees a search come along. */
public interface SearchObserver {

  /** What is going on before the first event, for instance that a database starts. */
  void phase(String text);

  /** The next event of the state stream. */
  void event(ExperimentEvent event);

  /** It is over, and took so long from its submission to its end; nothing is told after this. */
  void ended(Duration duration);
}
