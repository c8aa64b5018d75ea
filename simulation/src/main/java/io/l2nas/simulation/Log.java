package io.l2nas.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One partition of a topic: what was appended, in order, for ever. */
final class Log<E> {
  private final Duration repeats;
  private final List<Entry<E>> entries = new ArrayList<>();
  private final Map<String, Runnable> readers = new LinkedHashMap<>();

  /**
   * A record.
   *
   * @param timestamp milliseconds by the clock of whoever sent it
   */
  record Entry<E>(long offset, long timestamp, E event) {}

  /**
   * @param repeats a record that is appended twice stands there again after so long at most
   */
  Log(Duration repeats) {
    this.repeats = repeats;
  }

  Duration repeats() {
    return repeats;
  }

  /** The offset of the next record. */
  long end() {
    return entries.size();
  }

  long append(E event, long timestamp) {
    entries.add(new Entry<>(end(), timestamp, event));
    List.copyOf(readers.values()).forEach(Runnable::run);
    return end() - 1;
  }

  /** Up to so many records from an offset on. */
  List<Entry<E>> read(long offset, int most) {
    int from = (int) Math.min(offset, end());
    return entries.subList(from, (int) Math.min(end(), from + (long) most));
  }

  List<Entry<E>> readAll() {
    return entries;
  }

  /** The first record that is not older; the end, if all are. */
  long offsetAt(long timestamp) {
    return entries.stream()
        .filter(entry -> entry.timestamp() >= timestamp)
        .findFirst()
        .map(Entry::offset)
        .orElse(end());
  }

  /** Is called when there is something new; one reader of a name replaces the one before. */
  void listen(String reader, Runnable news) {
    readers.put(reader, news);
  }
}
