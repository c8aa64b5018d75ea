package io.l2nas.history.ledger;

import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.StateAdvanced;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads the ledger for people. Every answer is a page: no question costs more the longer an
 * experiment runs.
 */
@ApplicationScoped
public class ExperimentQueries {
  /** How long the texts are is known without reading them. */
  private static final String EVENTS =
      """
      select event, following from (
        select event, sequence,
               count(*) over () as following,
               sum(octet_length(event)) over (order by sequence) - octet_length(event) as before
        from (
          select event, sequence from stream_event
          where experiment = :experiment and sequence > :after %s order by sequence limit :limit
        ) page
      ) measured
      where before < :bytes order by sequence
      """;

  private static final String ALL_EVENTS = EVENTS.formatted("");
  private static final String STATES =
      EVENTS.formatted("and event like '{\"type\":\"io.l2nas.state.advanced%'");

  private static final String TOP =
      """
      select architecture, step, value, violation, reported from top_entry
      where experiment = :experiment order by violation, value desc, step limit :limit
      """;

  private final Mutiny.SessionFactory sessions;

  ExperimentQueries(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  public Uni<Optional<ExperimentRow>> find(String experiment) {
    return sessions.withSession(
        session -> session.find(ExperimentRow.class, experiment).map(Optional::ofNullable));
  }

  /**
   * Which experiments to list.
   *
   * @param visible only those of these teams; empty if all may be seen
   * @param team only this team's
   * @param status only those with this status
   */
  public record Filter(
      Optional<Set<String>> visible, Optional<String> team, Optional<ExperimentStatus> status) {}

  /** In which order experiments are listed: by the time when they were submitted. */
  public enum Order {
    NEWEST_FIRST(
        "(e.submittedAt < :time or (e.submittedAt = :time and e.id > :id))",
        "e.submittedAt desc, e.id"),
    OLDEST_FIRST(
        "(e.submittedAt > :time or (e.submittedAt = :time and e.id < :id))",
        "e.submittedAt, e.id desc");

    private final String behind;
    private final String by;

    Order(String behind, String by) {
      this.behind = behind;
      this.by = by;
    }
  }

  /**
   * A page of experiments.
   *
   * @param last the last row of the page before
   */
  public Uni<Portion<ExperimentRow>> list(
      Filter filter, Order order, Optional<ExperimentRow> last, int limit) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    Map<String, Object> parameters = new HashMap<>();
    filter
        .visible()
        .ifPresent(
            teams -> restrict(conditions, parameters, "e.team in (:visible)", "visible", teams));
    filter
        .team()
        .ifPresent(team -> restrict(conditions, parameters, "e.team = :team", "team", team));
    filter
        .status()
        .ifPresent(
            status ->
                restrict(conditions, parameters, "e.status = :status", "status", status.name()));
    last.ifPresent(
        row -> {
          parameters.put("time", row.submittedAt());
          restrict(conditions, parameters, order.behind, "id", row.id());
        });
    String query =
        "from ExperimentRow e where " + String.join(" and ", conditions) + " order by " + order.by;
    return sessions.withSession(
        session ->
            first(session, "select octet_length(e.spec) " + query, Integer.class, parameters, limit)
                .map(Portion::fitting)
                .chain(
                    fitting ->
                        first(session, query, ExperimentRow.class, parameters, fitting + 1)
                            .map(rows -> Portion.of(rows, fitting))));
  }

  private static <T> Uni<List<T>> first(
      Mutiny.Session session,
      String query,
      Class<T> type,
      Map<String, Object> parameters,
      int limit) {
    Mutiny.SelectionQuery<T> page = session.createQuery(query, type);
    parameters.forEach(page::setParameter);
    return page.setMaxResults(limit).getResultList();
  }

  private static void restrict(
      List<String> conditions,
      Map<String, Object> parameters,
      String condition,
      String name,
      Object value) {
    conditions.add(condition);
    parameters.put(name, value);
  }

  /** One of the best architectures; {@code reported} is a JSON object. */
  public record TopRow(
      String architecture, int step, double value, double violation, String reported) {}

  public Uni<List<TopRow>> top(String experiment, int limit) {
    return sessions.withSession(
        session ->
            session
                .createNativeQuery(TOP, Object[].class)
                .setParameter("experiment", experiment)
                .setParameter("limit", limit)
                .getResultList()
                .map(
                    rows ->
                        rows.stream()
                            .map(
                                row ->
                                    new TopRow(
                                        (String) row[0],
                                        ((Number) row[1]).intValue(),
                                        ((Number) row[2]).doubleValue(),
                                        ((Number) row[3]).doubleValue(),
                                        (String) row[4]))
                            .toList()));
  }

  /** The events of the state stream after a sequence number, as JSON, byte for byte as on Kafka. */
  public Uni<Portion<String>> events(String experiment, long after, int limit) {
    return portion(ALL_EVENTS, experiment, after, limit);
  }

  /** The states alone, after a sequence number. */
  public Uni<Portion<StateAdvanced>> states(String experiment, long after, int limit) {
    return portion(STATES, experiment, after, limit)
        .map(events -> events.map(event -> StoredEvents.read(StateAdvanced.class, event)));
  }

  private Uni<Portion<String>> portion(String query, String experiment, long after, int limit) {
    return sessions.withSession(
        session ->
            session
                .createNativeQuery(query, Object[].class)
                .setParameter("experiment", experiment)
                .setParameter("after", after)
                .setParameter("limit", limit + 1)
                .setParameter("bytes", Portion.MAX_BYTES)
                .getResultList()
                .map(
                    rows ->
                        Portion.of(rows, limit, rows.isEmpty() ? 0 : (Long) rows.get(0)[1])
                            .map(row -> (String) row[0])));
  }
}
