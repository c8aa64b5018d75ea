package io.l2nas.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.json.EventCodec;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** What an evaluation costs the database: every statement counts, BEGIN and COMMIT too. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class StatementsPerEvaluationIT extends RecordingTestBase {
  private static final Logger LOGGER = Logger.getLogger(StatementsPerEvaluationIT.class);

  /** One that writes; the rest is the bookkeeping of the outbox, once a second. */
  private static final double MOST_ALONE = 2.0;

  @Test
  void takesFewStatementsPerEvaluationOfABurst() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(1_000);
    StatementLog log = StatementLog.open(ledger);

    // When
    evaluations.sendAll(search.id(), search.outcomes().stream().map(EventCodec::encode).toList());
    states.await(search.id(), 1_002);

    // Then
    assertThat(perEvaluation("1,000 outcomes at once", log, 1_000)).isBetween(0.001, 1.0);
  }

  @Test
  void takesFewStatementsPerEvaluationThatComesAlone() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(100);
    StatementLog log = StatementLog.open(ledger);

    // When
    for (int step = 0; step < 100; step++) {
      send(search.outcomes().get(step));
      states.await(search.id(), step + 2);
    }

    // Then
    assertThat(perEvaluation("100 outcomes one by one", log, 100)).isBetween(1.0, MOST_ALONE);
  }

  private static double perEvaluation(String what, StatementLog log, int evaluations) {
    Map<String, Long> counts = log.counts();
    double each = counts.values().stream().mapToLong(Long::longValue).sum() / (double) evaluations;
    LOGGER.infof("%s: %.3f statements per evaluation, in all %s", what, each, counts);
    return each;
  }
}
