package io.l2nas.history;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.l2nas.messaging.testing.LoopResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A database that takes nothing more: the real error, raised by a trigger. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class FullDatabaseIT extends RecordingTestBase {
  @Test
  void saysSoWaitsAndLosesNothing() throws SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(3);
    ledger.update(
        """
        create function disk_full() returns trigger language plpgsql as
        $$ begin raise exception sqlstate '53100' using message = 'could not extend file: No space left on device'; end $$
        """);
    ledger.update("create trigger disk_full before insert on outcome execute function disk_full()");

    // When
    search.outcomes().forEach(this::send);

    // Then it is not ready, and alive
    await()
        .untilAsserted(
            () ->
                when()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body(
                        "checks.find { it.name == 'history records outcomes' }.data.error",
                        containsString("No space left on device")));
    when().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    assertThat(ledger.stream(search.id())).hasSize(1);

    // And it goes on by itself
    ledger.update("drop trigger disk_full on outcome");
    ledger.update("drop function disk_full()");
    assertThat(states.await(search.id(), 5)).isEqualTo(StateStream.texts(search.stream()));
    await().untilAsserted(() -> when().get("/q/health/ready").then().statusCode(200));
  }
}
