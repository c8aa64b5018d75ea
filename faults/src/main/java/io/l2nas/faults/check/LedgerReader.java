package io.l2nas.faults.check;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what the history has written. */
final class LedgerReader {
  private final Connection database;

  LedgerReader(Connection database) {
    this.database = database;
  }

  List<ExperimentEvent> events(String experiment) throws SQLException {
    List<ExperimentEvent> events = new ArrayList<>();
    for (String json :
        column(
            "select event from stream_event where experiment = ? order by sequence", experiment)) {
      events.add(event(json));
    }
    return events;
  }

  List<Integer> recordedSteps(String experiment) throws SQLException {
    return column("select step from outcome where experiment = ? order by step", experiment)
        .stream()
        .map(Integer::valueOf)
        .toList();
  }

  private List<String> column(String query, String experiment) throws SQLException {
    List<String> values = new ArrayList<>();
    try (PreparedStatement statement = database.prepareStatement(query)) {
      statement.setString(1, experiment);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
    }
    return values;
  }

  private static ExperimentEvent event(String json) {
    try {
      return EventCodec.decode(ExperimentEvent.class, json.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedRecordException e) {
      throw new IllegalStateException("the ledger holds what cannot be read", e);
    }
  }
}
