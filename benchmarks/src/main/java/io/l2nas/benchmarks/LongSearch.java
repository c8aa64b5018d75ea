package io.l2nas.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A search of very many steps, in the ledger alone: as if a short one had gone on, its events again
 * and again, each with its own place. To search so long would take hours.
 */
final class LongSearch {
  /** What is searched in truth. */
  private static final int SEARCHED = 20;

  private static final String EVENTS =
      """
      insert into stream_event (experiment, sequence, event, step, measured, best, architectures,
                                value_sum, reward_sum, second_sum, milestone)
      select e.experiment, g,
             regexp_replace(regexp_replace(e.event, '"sequence":\\d+,"step":\\d+', '"sequence":' || g || ',"step":' || g),
                            '"step":\\d+,"attempt"', '"step":' || (g - 1) || ',"attempt"'),
             g, g, least(0.9, 0.5 + 0.01 * ln(g)), g, g * 0.5, g * 10.0, g * 0.3, g % 1000 = 0
      from generate_series(?, ?) g
      join stream_event e on e.experiment = ? and e.sequence = 1 + g % ?
      """;

  private static final String OUTCOMES =
      """
      insert into outcome (experiment, step, attempt, evaluator, architecture, value, reward, reported, seconds, event)
      select o.experiment, g, 1, o.evaluator, 'architecture ' || g, 0.5 + (cast(g as bigint) * 7919 % 20000) / 100000.0, 1,
             '{}', 0.3, o.event
      from generate_series(?, ?) g join outcome o on o.experiment = ? and o.step = g % ?
      """;

  /** As many points as a curve of a million steps has. */
  private static final String LEARNING =
      """
      insert into learning (experiment, bucket, last_step, rewards, reward_sum, predictions, prediction_sum, updates,
                            critic_loss_sum, actor_loss_sum, explorations, exploration_sum, waits, wait_sum)
      select ?, g, g, 9, 0.5 * g, 9, 0.5 * g, 9, 0.1, -0.5 * g, 9, 0.1, 9, 0.3 from generate_series(512, 3584) g
      """;

  private static final String PROGRESS =
      "update experiment set sequence = ?, published = ?, applied = ? where id = ?";

  private LongSearch() {}

  /** Makes one; returns its id. */
  static String of(LocalServer server, int steps)
      throws IOException, InterruptedException, SQLException {
    String id = server.submit(Requests.search("random", SEARCHED, 1, 0));
    server.awaitCompletion(id);
    try (Connection ledger =
        DriverManager.getConnection(server.jdbcUrl(), "l2nas", server.databasePassword())) {
      update(
          ledger, "delete from stream_event where experiment = ? and sequence > ?", id, SEARCHED);
      update(ledger, EVENTS, SEARCHED + 1, steps, id, SEARCHED);
      update(ledger, OUTCOMES, SEARCHED, steps - 1, id, SEARCHED);
      update(ledger, LEARNING, id);
      update(ledger, PROGRESS, steps, steps, steps, id);
      try (Statement statement = ledger.createStatement()) {
        statement.execute("vacuum analyze");
      }
    }
    return id;
  }

  private static void update(Connection ledger, String text, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = ledger.prepareStatement(text)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }
}
