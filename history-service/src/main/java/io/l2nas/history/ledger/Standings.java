package io.l2nas.history.ledger;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** How far experiments are, for those who watch them: one question for all that are watched. */
@ApplicationScoped
public class Standings {
  private static final String BY_NAME =
      "select e.id, e.sequence, e.endedAt from ExperimentRow e where e.id in :ids";
  private static final String AT_WORK =
      "from StandingRow e where e.endedAt is null or e.endedAt > :since order by e.submittedAt, e.id";

  private static final String SPECS = "select e.id, e.spec from ExperimentRow e where e.id in :ids";

  /** A specification may have half a megabyte. */
  private static final int SPECS_AT_ONCE = 20;

  private final Mutiny.SessionFactory sessions;

  /** Of those that were told last: a specification never changes, and is read once. */
  private volatile Map<String, SpecSummary> summaries = Map.of();

  Standings(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /**
   * How long a stream is.
   *
   * @param sequence the number of its last event
   * @param ended whether nothing comes behind it
   */
  public record Length(String experiment, long sequence, boolean ended) {}

  /** How an experiment stands, and what it is. */
  public record Standing(StandingRow row, SpecSummary spec) {}

  /** How long the streams of these are. */
  public Uni<List<Length>> of(Collection<String> experiments) {
    return sessions.withSession(
        session ->
            session
                .createQuery(BY_NAME, Object[].class)
                .setParameter("ids", experiments)
                .getResultList()
                .map(
                    rows ->
                        rows.stream()
                            .map(row -> new Length((String) row[0], (long) row[1], row[2] != null))
                            .toList()));
  }

  /** Those that go on, and those that have ended since then. */
  public Uni<List<Standing>> atWork(OffsetDateTime since) {
    return sessions.withSession(
        session ->
            session
                .createQuery(AT_WORK, StandingRow.class)
                .setParameter("since", since)
                .getResultList()
                .chain(rows -> withSummaries(session, rows)));
  }

  private Uni<List<Standing>> withSummaries(Mutiny.Session session, List<StandingRow> rows) {
    Map<String, SpecSummary> known = new HashMap<>(summaries);
    known.keySet().retainAll(rows.stream().map(StandingRow::id).collect(Collectors.toSet()));
    List<String> unknown =
        rows.stream().map(StandingRow::id).filter(id -> !known.containsKey(id)).toList();
    return Multi.createFrom()
        .iterable(unknown)
        .group()
        .intoLists()
        .of(SPECS_AT_ONCE)
        .onItem()
        .transformToUniAndConcatenate(
            ids ->
                session.createQuery(SPECS, Object[].class).setParameter("ids", ids).getResultList())
        .invoke(found -> found.forEach(row -> known.put((String) row[0], summary(row[1]))))
        .onItem()
        .ignoreAsUni()
        .invoke(() -> summaries = known)
        .map(ignored -> rows.stream().map(row -> new Standing(row, known.get(row.id()))).toList());
  }

  private static SpecSummary summary(Object spec) {
    return SpecSummary.of(StoredEvents.spec((String) spec));
  }
}
