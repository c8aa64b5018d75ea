package io.l2nas.agent.channel;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** An agent that comes when the streams have a past. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
@WithTestResource(StandingEvaluators.class)
class PastStatesIT extends StateFollowerTestBase {
  @Test
  void asksAgainForWhatWasInFlightWhenItCame() {
    // When
    List<ActionProposed> asked =
        sorted(actions.awaitFromStart(1, of(PastResource.running().stream().get(0).experiment())));

    // Then
    assertThat(asked)
        .isEqualTo(PastResource.running().inFlight(PastResource.STATES))
        .hasSize(RecordedSearch.PARALLELISM);
  }

  /** The first of three is held by an evaluator, the second waits in the queue. */
  @Test
  void asksOnlyForWhatNobodyHasAndNoQueueHolds() {
    // Given
    List<ActionProposed> open = PastResource.leased().inFlight(PastResource.STATES);

    // When: the lease of the first, an attempt that an agent before this one saw, ends.
    List<ActionProposed> asked =
        actions.awaitFromStart(3, of("past-leased")).stream()
            .map(StateFollowerTestBase::action)
            .toList();

    // Then
    assertThat(asked)
        .containsExactlyInAnyOrder(
            open.get(1), open.get(2), RecordedSearch.dispatched(open.get(0), 3));
  }

  @Test
  void asksForNothingOfAnExperimentThatHadEndedOrCannotBeFollowed() {
    // When
    List<ConsumerRecord<String, byte[]>> all =
        actions.awaitFromStart(1, of(PastResource.running().stream().get(0).experiment()));
    List<ConsumerRecord<String, byte[]>> unwanted =
        actions.await(0, of("past-ended").or(of("past-foreign")));

    // Then
    assertThat(all).isNotEmpty();
    assertThat(unwanted).isEmpty();
  }

  /** It was paused, and nobody has its actions: they wait until it is resumed. */
  @Test
  void followsAnExperimentOfThePastAsIfItHadAlwaysBeenThere() {
    // Given
    List<ExperimentEvent> rest =
        List.of(
            new ExperimentStatusChanged(
                "past-paused", PastResource.STATES + 2, ExperimentStatus.RUNNING, "resumed"),
            shifted(PastResource.paused(), PastResource.STATES + 1, 2));

    assertThat(actions.awaitFromStart(0, of("past-paused"))).isEmpty();

    // When
    rest.forEach(
        event ->
            states.sendBeside(PastResource.PLACE, event.experiment(), EventCodec.encode(event)));

    // Then
    assertThat(sorted(actions.await(FIRST + 1, of("past-paused"))))
        .isEqualTo(
            PastResource.paused()
                .actions(PastResource.STATES + 1)
                .subList(PastResource.STATES, FIRST + PastResource.STATES + 1));
  }

  @Test
  void isReadyWhenThePastIsFollowed() {
    // When // Then
    when()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", hasItem("agent follows the state streams"));
  }
}
