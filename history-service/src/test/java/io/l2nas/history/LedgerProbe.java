package io.l2nas.history;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.json.EventCodec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Hands on the ledger, past the service: what another process would see and do. */
final class LedgerProbe {
  private final DataSource database;

  LedgerProbe(DataSource database) {
    this.database = database;
  }

  /** The first column of every row. */
  List<String> select(String query, Object... parameters) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = prepare(connection, query, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  int update(String statement, Object... parameters) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement prepared = prepare(connection, statement, parameters)) {
      return prepared.executeUpdate();
    }
  }

  /** The state stream of an experiment. */
  List<String> stream(String experiment) {
    return select(
        "select event from stream_event where experiment = ? order by sequence", experiment);
  }

  /** The outcomes that came too late, by step. */
  List<String> late(String experiment) {
    return select("select event from late_outcome where experiment = ? order by step", experiment);
  }

  /** Records the first outcome of a step as another process would. */
  void record(EvaluationOutcome outcome) throws SQLException {
    update(
        "insert into outcome (experiment, step, architecture, value, reward, reported, event) values (?, ?, ?, 1, 1, '{}', ?)",
        outcome.experiment(),
        outcome.step(),
        outcome.architecture(),
        text(outcome));
  }

  /** Records an event as another process would. */
  void append(ExperimentEvent event, String status) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
              prepare(
                  connection,
                  "insert into stream_event (experiment, sequence, event) values (?, ?, ?)",
                  event.experiment(),
                  event.sequence(),
                  text(event));
          PreparedStatement update =
              prepare(
                  connection,
                  "update experiment set sequence = ?, status = ? where id = ? and sequence = ?",
                  event.sequence(),
                  status,
                  event.experiment(),
                  event.sequence() - 1)) {
        insert.executeUpdate();
        if (update.executeUpdate() != 1) {
          throw new IllegalStateException("somebody else wrote in between");
        }
      }
      connection.commit();
    }
  }

  static String text(Event event) {
    return new String(EventCodec.encode(event), StandardCharsets.UTF_8);
  }

  private static PreparedStatement prepare(
      Connection connection, String statement, Object... parameters) throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement);
    for (int i = 0; i < parameters.length; i++) {
      prepared.setObject(i + 1, parameters[i]);
    }
    return prepared;
  }
}
