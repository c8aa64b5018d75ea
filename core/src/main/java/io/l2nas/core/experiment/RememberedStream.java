package io.l2nas.core.experiment;

import io.l2nas.contracts.ExperimentEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What stood in the state stream of one experiment before its reader came. */
final class RememberedStream {
  private static final long NOTHING = -1;

  private final List<Remembered> events = new ArrayList<>();
  private long last;

  /**
   * An event of the past.
   *
   * @param recordedAt when it was recorded, in milliseconds of any clock
   */
  record Remembered(ExperimentEvent event, long recordedAt) {}

  /** Nothing of it is known. */
  RememberedStream() {
    this(NOTHING);
  }

  /** All up to this event is known, and not remembered here. */
  RememberedStream(long last) {
    this.last = last;
  }

  /**
   * Whether this can be the next event: one that ends the experiment ends it then, and only then.
   */
  boolean isNext(ExperimentEvent event) {
    return event.sequence() == last + 1;
  }

  /**
   * Remembers an event. One whose number is known is kept, too: which of the two is true, only an
   * agent can say.
   *
   * @throws TrajectoryDivergedException if events before it are missing: anybody may have written
   *     it, and nothing is to be read into it
   */
  void add(ExperimentEvent event, long recordedAt) {
    if (event.sequence() > last + 1) {
      throw last == NOTHING
          ? TrajectoryDivergedException.unknown(event)
          : TrajectoryDivergedException.gap(event, last);
    }
    events.add(new Remembered(event, recordedAt));
    last = Math.max(last, event.sequence());
  }

  String experiment() {
    return events.get(0).event().experiment();
  }

  /** In the order in which they stand. */
  List<Remembered> events() {
    return Collections.unmodifiableList(events);
  }

  /** The number of the last event. */
  long last() {
    return last;
  }
}
