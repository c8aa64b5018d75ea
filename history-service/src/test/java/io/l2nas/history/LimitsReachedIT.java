package io.l2nas.history;

import static io.l2nas.history.ExperimentsApi.change;
import static io.l2nas.history.ExperimentsApi.ofTeam;
import static io.l2nas.history.ExperimentsApi.problem;
import static io.l2nas.history.ExperimentsApi.submit;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who has as much as he may gets no more, and is told how to go on. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@TestProfile(LimitsReachedIT.Narrow.class)
class LimitsReachedIT {

  /** Three experiments of a team, five of all. */
  public static final class Narrow implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("l2nas.limits.experiments-per-team", "3", "l2nas.limits.experiments", "5");
    }
  }

  @Test
  void aTeamHasSoManyExperimentsThatGoOn() {
    // Given
    String first = "{\"metric\":\"m\",\"team\":\"red\",\"steps\":7}";
    String id = submit(first, "key").statusCode(201).extract().path("id");
    ofTeam("red");
    String last = ofTeam("red");

    // When // Then one more is refused, and one that is known is not one more
    problem(submit("{\"metric\":\"m\",\"team\":\"red\"}"), 429)
        .body("title", equalTo("Too Many Requests"))
        .body(
            "detail", containsString("team 'red' has as many experiments that go on as it may, 3"))
        .body("detail", containsString("cancel one"));
    submit(first, "key").statusCode(200).body("id", equalTo(id));

    // And others are not in its way, until there is no room for anybody
    ofTeam("blue");
    String blue = ofTeam("blue");
    problem(submit("{\"metric\":\"m\",\"team\":\"green\"}"), 429)
        .body("detail", containsString("as many experiments go on as may, 5"));

    // And what has ended makes room
    change(blue, "cancel").statusCode(200);
    change(last, "cancel").statusCode(200);
    ofTeam("red");
    submit("{\"metric\":\"m\",\"team\":\"red\"}").statusCode(429);
    ofTeam("green");
  }
}
