package io.l2nas.history.stream;

import io.l2nas.history.ledger.ExperimentRow;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who watches how experiments get on, of teams, of a pool or all: told how each stands,
 * never what was in between. One that reads slowly is told less often.
 */
final class BoardReader {
  private final Predicate<ExperimentRow> watched;
  private final Connection connection;
  private final Function<ExperimentRow, String> text;
  private final Map<String, Long> told = new HashMap<>();

  /** What has ended while it was away, until it is told. */
  private List<ExperimentRow> missed = List.of();

  /**
   * @param watched which of them
   * @param text an experiment as JSON in one line
   */
  BoardReader(
      Predicate<ExperimentRow> watched,
      Connection connection,
      Function<ExperimentRow, String> text) {
    this.watched = watched;
    this.connection = connection;
    this.text = text;
  }

  Connection connection() {
    return connection;
  }

  /**
   * Tells how things stand now; from any thread.
   *
   * @param time of the answer, in milliseconds
   */
  void tell(List<ExperimentRow> rows, long time) {
    connection.run(
        () -> {
          if (!connection.isBusy()) {
            send(rows, time);
          }
        });
  }

  /** As {@link #tell}, of what nobody will look at again: it is not left out. */
  void tellMissed(List<ExperimentRow> rows) {
    connection.run(() -> missed = rows);
  }

  private void send(List<ExperimentRow> now, long time) {
    List<ExperimentRow> rows = Stream.concat(missed.stream(), now.stream()).toList();
    missed = List.of();
    List<ExperimentRow> news =
        rows.stream()
            .filter(watched)
            .filter(row -> told.getOrDefault(row.id(), -1L) < row.sequence())
            .collect(
                Collectors.toMap(
                    ExperimentRow::id, row -> row, (older, row) -> row, LinkedHashMap::new))
            .values()
            .stream()
            .toList();
    Set<String> here = now.stream().map(ExperimentRow::id).collect(Collectors.toSet());
    told.keySet().retainAll(here);
    if (news.isEmpty()) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (ExperimentRow row : news) {
      told.put(row.id(), row.sequence());
      lines.append("event: experiment\nid: ").append(time).append('\n');
      lines.append("data: ").append(text.apply(row)).append("\n\n");
    }
    connection.write(Buffer.buffer(lines.toString()), () -> {});
  }
}
