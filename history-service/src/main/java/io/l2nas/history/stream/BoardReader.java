package io.l2nas.history.stream;

import io.l2nas.history.ledger.ExperimentRow;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Somebody who watches how experiments get on, of one team or of all: told how each stands, never
 * what was in between. One that reads slowly is told less often.
 */
final class BoardReader {
  private final Optional<String> team;
  private final Connection connection;
  private final Function<ExperimentRow, String> text;
  private final Map<String, Long> told = new HashMap<>();

  /**
   * @param team whose; all if it is empty
   * @param text an experiment as JSON in one line
   */
  BoardReader(Optional<String> team, Connection connection, Function<ExperimentRow, String> text) {
    this.team = team;
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

  private void send(List<ExperimentRow> rows, long time) {
    List<ExperimentRow> news =
        rows.stream()
            .filter(row -> team.isEmpty() || team.get().equals(row.team()))
            .filter(row -> told.getOrDefault(row.id(), -1L) < row.sequence())
            .toList();
    Set<String> here = rows.stream().map(ExperimentRow::id).collect(Collectors.toSet());
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
