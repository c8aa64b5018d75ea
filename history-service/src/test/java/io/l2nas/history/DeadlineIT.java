package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.EXPERIMENTS;
import static io.l2nas.history.ExperimentsApi.submit;
import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Experiments whose time is over. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class DeadlineIT extends RecordingTestBase {

  @Test
  void anExperimentEndsWhenItsTimeIsOver() {
    // Given
    String id = submit("{\"metric\":\"m\",\"maxSeconds\":0.5}").extract().path("id");

    // When // Then
    await()
        .untilAsserted(
            () ->
                when()
                    .get(EXPERIMENTS + "/" + id)
                    .then()
                    .body("status", equalTo("FAILED"))
                    .body(
                        "reason",
                        equalTo("its time is over: maxSeconds is 0.5; no evaluation had ended")));
    states.await(id, 2);
  }

  @Test
  void oneThatHasTimeGoesOn() {
    // Given
    String patient = submit("{\"metric\":\"m\",\"maxSeconds\":1e300}").extract().path("id");
    String hour = submit("{\"metric\":\"m\",\"maxSeconds\":3600}").extract().path("id");
    String hasty = submit("{\"metric\":\"m\",\"maxSeconds\":0.1}").extract().path("id");

    // When
    states.await(hasty, 2);

    // Then
    for (String id : new String[] {patient, hour}) {
      when().get(EXPERIMENTS + "/" + id).then().body("status", equalTo("RUNNING"));
    }
  }

  @Test
  void aBudgetThatIsNoneIsRefused() {
    ExperimentsApi.problem(submit("{\"metric\":\"m\",\"maxSeconds\":0}"), 400)
        .body("detail", startsWith("maxSeconds is 0.0; it must be a finite number above 0"));
  }
}
