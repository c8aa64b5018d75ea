package io.l2nas.evaluator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationReleased;
import io.l2nas.contracts.EvaluationTerms;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Evaluations that outlast the evaluator. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
class DrainIT extends PatientTestBase {

  @Test
  void isHandedBackWhenTheEvaluatorHasToStop() {
    // Given
    PoolMember member = start(2);
    send(0, EvaluationTerms.DEFAULT);
    send(1, EvaluationTerms.DEFAULT);
    heard(4);

    // When
    member.drain(Duration.ofMillis(100));

    // Then
    List<EvaluationEvent> heard = heard(6);
    assertThat(heard.subList(4, 6))
        .containsExactlyInAnyOrder(
            new EvaluationReleased(pool, 0, 1, "patient-" + pool),
            new EvaluationReleased(pool, 1, 1, "patient-" + pool));
    assertThat(evaluator.interrupted).isTrue();
    assertThat(member.isTakingWork()).isFalse();
  }

  @Test
  void isHandedBackAtOnceWhenTheEvaluatorIsToldToHurry() throws InterruptedException {
    // Given
    PoolMember member = start(1);
    send(0, EvaluationTerms.DEFAULT);
    heard(2);

    // When
    Thread drain = new Thread(() -> member.drain(Duration.ofHours(1)));
    drain.start();
    await().until(() -> !member.isTakingWork());
    drain.interrupt();

    // Then
    assertThat(heard(3).get(2)).isEqualTo(new EvaluationReleased(pool, 0, 1, "patient-" + pool));
    drain.join(TimeUnit.SECONDS.toMillis(30));
    assertThat(drain.isAlive()).isFalse();
  }

  @Test
  void mayEndWhileTheEvaluatorDrains() throws InterruptedException {
    // Given
    PoolMember member = start(1);
    send(0, EvaluationTerms.DEFAULT);
    heard(2);

    // When
    Thread drain = new Thread(() -> member.drain(Duration.ofMinutes(1)));
    drain.start();
    await().until(() -> !member.isTakingWork());
    send(1, EvaluationTerms.DEFAULT);
    evaluator.end.countDown();
    drain.join(TimeUnit.SECONDS.toMillis(30));

    // Then
    assertThat(drain.isAlive()).isFalse();
    assertThat(heard(3).get(2)).isInstanceOf(EvaluationCompleted.class);
    PoolMember next = start(1);
    assertThat(heard(6).subList(3, 6)).extracting(EvaluationEvent::step).containsOnly(1);
    next.drain(Duration.ZERO);
  }
}
