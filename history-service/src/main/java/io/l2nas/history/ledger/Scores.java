package io.l2nas.history.ledger;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.core.space.SearchSpace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
   * Is there a score that answers an action?
   *
   * @param action the action
   * @param architecture what it stands for
   */
  public record Question(ActionProposed action, String architecture) {
    /**
     * Asks for an action.
     *
     * @throws IllegalArgumentException if its α does not fit its space
     */
    public static Question of(ActionProposed action) {
      return new Question(
          action, new SearchSpace(action.space()).discretize(action.alpha()).text());
    }
  }

  /**
   * Looks for scores: measured by an experiment of the same team, with an equal {@link
   * io.l2nas.core.history.Scoring}.
   *
   * @return what was measured; a question that nothing answers is left out
   */
  public Uni<Map<Question, EvaluationCompleted>> find(List<Question> questions) {
    return database
        .preparedQuery(FIND)
        .execute(
            Tuple.of(
                array(questions, question -> question.action().experiment()),
                array(questions, Question::architecture)))
        .map(
            rows -> {
              Map<Question, EvaluationCompleted> found = new HashMap<>();
              for (Row row : rows) {
                found.put(
                    questions.get(row.getInteger("number") - 1),
                    StoredEvents.read(EvaluationCompleted.class, row.getString("event")));
              }
              return found;
            });
  }

  private static String[] array(List<Question> questions, Function<Question, String> text) {
    return questions.stream().map(text).toArray(String[]::new);
  }
}
