package io.l2nas.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the queue of a pool tells of the actions in it. */
class QueueTest extends DispatchTestBase {

  @Test
  void anActionInTheQueueMayWaitForEver() {
    // When
    dispatch.found(ACTIONS.get(0), new Place(2, 17));
    dispatch.queueStartsAt("default", Map.of(0, upTo(1_000), 2, upTo(17)), nanos());

    // Then
    assertThat(pass(100_000)).isEmpty();
    assertThat(dispatch.awaitedPools()).containsExactly("default");
  }

  @Test
  void anActionThatTheQueueLostIsDispatchedAgain() {
    // Given
    dispatch.found(ACTIONS.get(0), new Place(2, 17));

    // When
    dispatch.queueStartsAt("default", Map.of(2, upTo(18)), nanos());

    // Then
    assertThat(pass(9)).isEmpty();
    dispatch.queueStartsAt("default", Map.of(2, upTo(19)), nanos());
    assertThat(pass(0.1)).containsExactly(again(0, 2));
  }

  /** The broker may say late how far the queue has come; that it is empty it says at once. */
  @Test
  void nothingIsInAnEmptyQueue() {
    // Given
    dispatch.found(ACTIONS.get(0), new Place(2, 17));

    // When
    dispatch.queueStartsAt("default", Map.of(2, new QueueStart(0, true)), nanos());

    // Then
    assertThat(pass(9.1)).containsExactly(again(0, 2));
  }

  @Test
  void whatWasSaidOfTheQueueBeforeTheActionCameIsTakenBack() {
    // Given
    dispatch.found(ACTIONS.get(0), new Place(2, 17));
    dispatch.queueStartsAt("default", Map.of(2, new QueueStart(0, true)), nanos());

    // When
    pass(5);
    dispatch.queueStartsAt("default", Map.of(2, new QueueStart(0, false)), nanos());

    // Then
    assertThat(pass(1_000)).isEmpty();
  }

  @Test
  void anActionThatTheQueueHandedOutIsNotLost() {
    // Given
    dispatch.found(ACTIONS.get(0), new Place(2, 17));
    dispatch.queueStartsAt("default", Map.of(2, upTo(18)), nanos());

    // When
    pass(8);
    hear(started(0, 1, "a"));

    // Then
    assertThat(pass(8)).isEmpty();
  }
}
