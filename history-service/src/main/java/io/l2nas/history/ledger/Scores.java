package io.l2nas.history.ledger;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.core.space.SearchSpace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scores that teams have measured, by what makes them interchangeable. */
@ApplicationScoped
public class Scores {
  /** One experiment may ask for an architecture twice, so the questions are numbered. */
  private static final String FIND =
      """
      select q.number, o.event
      from unnest(cast($1 as text[]), cast($2 as text[])) with ordinality as q(experiment, architecture, number)
      join experiment e on e.id = q.experiment
      join score s on s.team = e.team and s.scoring = e.scoring
        and s.architecture = sha256(convert_to(q.architecture, 'UTF8'))
      join outcome o on o.experiment = s.experiment and o.step = s.step
      """;

  private final Pool database;

  Scores(Pool database) {
    this.database = database;
  }

  /**
   * Looks for scores that answer actions: measured by an experiment of the same team, with an equal
   * {@link io.l2nas.core.history.Scoring}.
   *
   * @return what was measured, by action; an action that nothing answers is left out
   */
  public Uni<Map<ActionProposed, EvaluationCompleted>> find(List<ActionProposed> actions) {
    return database
        .preparedQuery(FIND)
        .execute(
            Tuple.of(
                array(actions.stream().map(ActionProposed::experiment).toList()),
                array(actions.stream().map(Scores::architecture).toList())))
        .map(
            rows -> {
              Map<ActionProposed, EvaluationCompleted> found = new HashMap<>();
              for (Row row : rows) {
                found.put(
                    actions.get(row.getInteger("number") - 1),
                    StoredEvents.read(EvaluationCompleted.class, row.getString("event")));
              }
              return found;
            });
  }

  private static String architecture(ActionProposed action) {
    return new SearchSpace(action.space()).discretize(action.alpha()).text();
  }

  private static String[] array(Collection<String> texts) {
    return texts.toArray(String[]::new);
  }
}
