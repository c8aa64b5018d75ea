package io.l2nas.history.stream;

import io.l2nas.core.access.Caller;
import io.l2nas.history.ledger.Standings;
import io.l2nas.history.ledger.Standings.Length;
import io.l2nas.history.ledger.Standings.Standing;
import io.l2nas.messaging.LogLine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * All who watch. The ledger is asked a few times a second how far it is, once for all of them, and
 * not at all while nobody watches; whoever records does not know of them, and waits for none.
 */
@ApplicationScoped
class Streams {
  private static final Logger LOGGER = Logger.getLogger(Streams.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /** Experiments that have ended are still told for a while: somebody may be slow. */
  private static final Duration AFTERWARDS = Duration.ofMinutes(1);

  private static final int MOST = 1000;

  /** Of those who have the same roles, together; there is room for other teams then. */
  static final int MOST_OF_SAME_ROLES = MOST / 4;

  private final Vertx vertx;
  private final Standings standings;
  private final Set<ExperimentReader> readers = ConcurrentHashMap.newKeySet();
  private final Set<BoardReader> boards = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();

  Streams(Vertx vertx, Standings standings, MeterRegistry registry) {
    this.vertx = vertx;
    this.standings = standings;
    Gauge.builder("l2nas.history.streams", this, Streams::open)
        .description("Streams of server-sent events that are open")
        .register(registry);
  }

  void start(@Observes StartupEvent event) {
    vertx.setPeriodic(BETWEEN_LOOKS.toMillis(), ignored -> turn());
  }

  boolean isFull() {
    return open() >= MOST;
  }

  /** Whether those who have the same roles have all that they may; administrators may have all. */
  boolean isFullFor(Caller caller) {
    String roles = caller.describe();
    return !caller.isAdmin()
        && connections().filter(connection -> connection.roles().equals(roles)).count()
            >= MOST_OF_SAME_ROLES;
  }

  private int open() {
    return readers.size() + boards.size();
  }

  /**
   * Takes somebody in, who is told what comes from now on; a few more may come at once than fit.
   */
  void add(ExperimentReader reader) {
    reader.connection().open();
    readers.add(reader);
  }

  /**
   * As {@link #add(ExperimentReader)}; and what goes on now is told at once.
   *
   * @param since experiments that have ended since then are told, too
   */
  void add(BoardReader board, OffsetDateTime since) {
    board.connection().open();
    boards.add(board);
    standings
        .atWork(since)
        .subscribe()
        .with(
            board::tellMissed,
            e -> {
              // It comes back, and asks again.
              complain(e);
              board.connection().run(board.connection()::end);
            });
  }

  private void turn() {
    if (!Application.currentApplication().isStarted()) {
      connections().forEach(connection -> connection.run(connection::end));
      return;
    }
    readers.removeIf(reader -> reader.connection().isOver());
    boards.removeIf(board -> board.connection().isOver());
    connections().forEach(connection -> connection.run(connection::tend));
    if (looking.compareAndSet(false, true)) {
      Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
      VertxContextSafetyToggle.setContextSafe(context, true);
      context.runOnContext(ignored -> look());
    }
  }

  private Stream<Connection> connections() {
    return Stream.concat(
        readers.stream().map(ExperimentReader::connection),
        boards.stream().map(BoardReader::connection));
  }

  private void look() {
    Uni.createFrom()
        .deferred(this::lookForReaders)
        .chain(this::lookForBoards)
        .onTermination()
        .invoke(() -> looking.set(false))
        .subscribe()
        .with(ignored -> {}, this::complain);
  }

  private Uni<Void> lookForReaders() {
    Set<String> watched =
        readers.stream().map(ExperimentReader::experiment).collect(Collectors.toSet());
    return watched.isEmpty()
        ? Uni.createFrom().voidItem()
        : standings.of(watched).invoke(this::tellReaders).replaceWithVoid();
  }

  private Uni<Void> lookForBoards() {
    return boards.isEmpty()
        ? Uni.createFrom().voidItem()
        : standings
            .atWork(OffsetDateTime.now(ZoneOffset.UTC).minus(AFTERWARDS))
            .invoke(this::tellBoards)
            .replaceWithVoid();
  }

  private void tellReaders(List<Length> lengths) {
    Map<String, Length> byName =
        lengths.stream().collect(Collectors.toMap(Length::experiment, length -> length));
    for (ExperimentReader reader : readers) {
      Length length = byName.get(reader.experiment());
      if (length != null) {
        reader.tell(length.sequence(), length.ended());
      }
    }
  }

  private void tellBoards(List<Standing> atWork) {
    long now = System.currentTimeMillis();
    boards.forEach(board -> board.tell(atWork, now));
  }

  private void complain(Throwable e) {
    LogLine.of("those who watch are told later").error(e).warn(LOGGER);
  }
}
