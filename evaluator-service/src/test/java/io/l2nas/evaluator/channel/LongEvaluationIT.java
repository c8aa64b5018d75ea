package io.l2nas.evaluator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationProgressed;
import io.l2nas.contracts.EvaluationStarted;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Evaluations that outlast a lease, or the patience of their experiment. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
class LongEvaluationIT extends PatientTestBase {

  @Test
  void isHeardOfEveryThirdOfItsLease() {
    // Given
    PoolMember member = start(1);

    // When
    send(0, new EvaluationTerms(1.5, 60, 3));
    List<EvaluationEvent> heard = heard(6);
    evaluator.end.countDown();
    List<EvaluationEvent> all = heard(heard.size() + 1);

    // Then
    assertThat(heard.get(0)).isEqualTo(new EvaluationStarted(pool, 0, 1, "patient-" + pool));
    assertThat(heard.get(1))
        .isEqualTo(
            new EvaluationProgressed(pool, 0, 1, "patient-" + pool, 1, Map.of("epoch", 1.0)));
    assertThat(heard.subList(2, heard.size()))
        .allMatch(EvaluationProgressed.class::isInstance)
        .extracting(event -> ((EvaluationProgressed) event).number())
        .containsExactly(IntStream.range(2, heard.size()).boxed().toArray(Integer[]::new));
    assertThat(all).filteredOn(EvaluationCompleted.class::isInstance).hasSize(1);
    assertThat(evaluator.begun).hasValue(1);
    member.drain(Duration.ZERO);
  }

  @Test
  void failsWhenItTakesLongerThanItMay() {
    // Given
    PoolMember member = start(1);

    // When
    send(0, new EvaluationTerms(30, 0.5, 3));
    List<EvaluationEvent> heard = heard(3);

    // Then
    EvaluationFailed failed = (EvaluationFailed) heard.get(2);
    assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failed.message())
        .isEqualTo(
            "the evaluation took longer than 0.5 s; give it more time (timeoutSeconds), or make it"
                + " faster");
    assertThat(failed.seconds()).isBetween(0.5, 10.0);
    await().untilTrue(evaluator.interrupted);
    evaluator.end.countDown();
    send(1, new EvaluationTerms(30, 60, 3));
    assertThat(heard(6).get(5)).isInstanceOf(EvaluationCompleted.class);
    member.drain(Duration.ZERO);
  }
}
