package io.l2nas.history;

import io.l2nas.contracts.LoopEvent;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.messaging.testing.TopicProbe;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test's hands on what goes into the service and on what comes out. */
abstract class RecordingTestBase {
  @Inject DataSource database;

  LedgerProbe ledger;
  TopicProbe evaluations;
  StateStream states;

  @BeforeEach
  void open() {
    ledger = new LedgerProbe(database);
    evaluations = new TopicProbe(Topic.EVALUATIONS.topicName());
    states = new StateStream();
  }

  @AfterEach
  void close() {
    evaluations.close();
    states.close();
  }

  void send(LoopEvent event) {
    evaluations.send(event.experiment(), EventCodec.encode(event));
  }
}
