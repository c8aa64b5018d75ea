package io.l2nas.history.stream;

import io.l2nas.history.ledger.StandingRow;
import io.l2nas.history.ledger.Standings.Standing;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who watches how experiments get on, of teams, of a pool or all: told how each stands,
 * never what was in between. One that reads slowly is told less often.
 */
final class BoardReader {
  private final Predicate<StandingRow> watched;
  private final Connection connection;
  private final Function<Standing, String> text;
  private final Map<String, Long> told = new HashMap<>();

  /** What has ended while it was away, until it is told. */
  private List<Standing> missed = List.of();

  /**
   * @param watched which of them
   * @param text an experiment as JSON in one line
   */
  BoardReader(
      Predicate<StandingRow> watched, Connection connection, Function<Standing, String> text) {
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
  void tell(List<Standing> standings, long time) {
    connection.run(
        () -> {
          if (!connection.isBusy()) {
            send(standings, time);
          }
        });
  }

  /** As {@link #tell}, of what nobody will look at again: it is not left out. */
  void tellMissed(List<Standing> standings) {
    connection.run(() -> missed = standings);
  }

  private void send(List<Standing> now, long time) {
    List<Standing> standings = Stream.concat(missed.stream(), now.stream()).toList();
    missed = List.of();
    Collection<Standing> news =
        standings.stream()
            .filter(standing -> watched.test(standing.row()))
            .filter(standing -> toldOf(standing.row()) < standing.row().sequence())
            .collect(
                Collectors.toMap(
                    standing -> standing.row().id(),
                    standing -> standing,
                    (older, newer) -> newer,
                    LinkedHashMap::new))
            .values();
    told.keySet()
        .retainAll(now.stream().map(standing -> standing.row().id()).collect(Collectors.toSet()));
    if (news.isEmpty()) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (Standing standing : news) {
      told.put(standing.row().id(), standing.row().sequence());
      lines.append("event: experiment\nid: ").append(time).append('\n');
      lines.append("data: ").append(text.apply(standing)).append("\n\n");
    }
    connection.write(Buffer.buffer(lines.toString()), () -> {});
  }

  private long toldOf(StandingRow row) {
    return told.getOrDefault(row.id(), -1L);
  }
}
