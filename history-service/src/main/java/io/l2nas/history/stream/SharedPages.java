package io.l2nas.history.stream;

import io.l2nas.history.ledger.StreamEvents;
import io.l2nas.history.ledger.StreamEvents.StoredEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts of state streams, ready to be written, for many readers at once. What is recorded never
 * changes, so readers at one place share one look at the ledger: two hundred of them cost it no
 * more than one.
 */
@ApplicationScoped
class SharedPages {
  /** Events of a page at most. */
  private static final int PAGE = 100;

  /** Where a page ends, however few its events are: states of large spaces are long. */
  private static final int ENOUGH = 256 * 1024;

  /** Readers that have caught up are at one place; the others are few, or look for themselves. */
  private static final int KEPT = 32;

  private final StreamEvents events;
  private final Map<Place, Uni<Page>> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Uni<Page>> eldest) {
          return size() > KEPT;
        }
      };

  SharedPages(StreamEvents events) {
    this.events = events;
  }

  /**
   * Some events that follow each other.
   *
   * @param last the number of the last one
   * @param text all of them as server-sent events
   */
  record Page(long last, Buffer text) {
    private static Page of(List<StoredEvent> events) {
      StringBuilder text = new StringBuilder();
      long last = -1;
      for (StoredEvent event : events) {
        text.append("id: ").append(event.sequence()).append('\n');
        text.append("data: ").append(event.json()).append("\n\n");
        last = event.sequence();
      }
      return new Page(last, Buffer.buffer(text.toString()));
    }
  }

  private record Place(String experiment, long after, long last) {}

  /**
   * The events behind one, a page of them at most.
   *
   * @param recorded the number of an event that is recorded, after that one; none behind it is
   *     given
   */
  Uni<Page> after(String experiment, long after, long recorded) {
    Place place = new Place(experiment, after, Math.min(recorded, after + PAGE));
    synchronized (kept) {
      return kept.computeIfAbsent(place, this::read);
    }
  }

  private Uni<Page> read(Place place) {
    return events
        .between(place.experiment(), place.after(), place.last(), ENOUGH)
        .map(Page::of)
        .onFailure()
        .invoke(() -> forget(place))
        .memoize()
        .indefinitely();
  }

  private void forget(Place place) {
    synchronized (kept) {
      kept.remove(place);
    }
  }
}
