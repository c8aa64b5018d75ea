package io.l2nas.history;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.StepLearned;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the page of an experiment shows of one. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class ExperimentPageIT extends PageTestBase {
  @Inject DataSource database;

  @Test
  void showsWhoEvaluatedWhenAndWhatHappened() throws IOException, SQLException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(90);
    List<EvaluationOutcome> outcomes =
        search.outcomes().stream().map(ExperimentPageIT::byOneOfFive).toList();
    ExperimentsApi.complete(new SubmittedSearch(search.submission(), outcomes));
    new LedgerProbe(database)
        .update(
            "update outcome set recorded_at = now() - make_interval(secs => (90 - step) * 1.3) where experiment = ?",
            search.id());

    // When
    browser.open(root + "#/experiments/" + search.id(), WIDE, 1000, false);

    // Then
    assertThat(browser.find(".lanes[aria-label*=' by ']").getAttribute("aria-label"))
        .startsWith("90 evaluations by 5 evaluators in ")
        .endsWith(", 1 of them failed");
    browser.awaitText(".milestones li:first-child", "all 90 steps are done");
    browser.awaitText(".milestones .failure", "failed: step 41, by gpu-1: it ran out of memory");
    browser.awaitText(".milestones li:last-child", "submitted");
    browser.picture("dashboard-timeline", ".card:has(.timeline)");
    assertThat(browser.obstacles()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void showsWhatHappenedEarlierToThoseWhoAsk() {
    // Given
    SubmittedSearch search =
        SubmittedSearch.of(Experiments.of("random").steps(30).maxFailures(31), x -> Double.NaN);
    ExperimentsApi.complete(search);
    browser.open(root + "#/experiments/" + search.id(), WIDE, 1000, false);
    browser.awaitText(".milestones li:last-child", "failed: step 11");

    // When
    browser.click("Earlier ones");

    // Then
    browser.awaitText(".milestones li:last-child", "submitted");
    assertThat(browser.run("return document.querySelector('.milestones ~ button').hidden"))
        .isEqualTo(true);
  }

  private static EvaluationOutcome byOneOfFive(EvaluationOutcome outcome) {
    String evaluator = "gpu-" + outcome.step() % 5;
    double seconds = 3 + outcome.step() * 7 % 11 * 0.3;
    return outcome.step() == 41
        ? Outcomes.failed(outcome, evaluator, seconds, "it ran out of memory")
        : Outcomes.by(outcome, evaluator, seconds);
  }

  @Test
  void showsWhatTheAgentHasLearned() throws IOException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(60);
    ExperimentsApi.complete(search);
    try (TopicProbe telemetry = new TopicProbe(Topic.TELEMETRY.topicName())) {
      telemetry.sendAll(
          search.id(),
          IntStream.range(0, 60)
              .mapToObj(step -> EventCodec.encode(learned(search, step)))
              .toList());
    }
    await()
        .untilAsserted(
            () ->
                when()
                    .get(ExperimentsApi.EXPERIMENTS + "/" + search.id() + "/learning")
                    .then()
                    .body("steps", hasSize(60)));

    // When
    browser.open(root + "#/experiments/" + search.id(), WIDE, 1600, false);

    // Then
    browser.find("[aria-label^='Loss of the critic'] canvas");
    browser.find("[aria-label^='Probability of a random'] canvas");
    browser.run("document.querySelector(\"[aria-label^='Loss']\").scrollIntoView()");
    browser.picture("dashboard-learning");
    assertThat(browser.obstacles()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  private static StepLearned learned(SubmittedSearch search, int step) {
    double reward = 0.9 - Math.exp(-step / 20.0) * 0.4;
    return new StepLearned(
        search.id(),
        step,
        "default",
        "default",
        Map.of(
            "reward",
            reward + 0.05 * Math.sin(step),
            "predicted",
            reward,
            "criticLoss",
            0.1 / (1 + step),
            "actorLoss",
            -reward,
            "waited",
            0.3 + 0.1 * Math.cos(step),
            "exploration",
            Math.max(0, 1 - step / 30.0)));
  }

  @Test
  void drawsTheCellsOfDarts() throws IOException {
    // Given
    SubmittedSearch search =
        SubmittedSearch.of(
            Experiments.of("random").space("darts").steps(20), x -> 0.5 + 0.01 * x.choice(0));
    ExperimentsApi.complete(search);

    // When
    browser.open(root + "#/experiments/" + search.id(), WIDE, 1000, false);

    // Then
    assertThat(browser.find("svg[aria-label^='Normal cell']").getAttribute("aria-label"))
        .matches("Normal cell: ([a-z0-9 ]+ from [a-z0-9 ]+ to [2-5](, )?){8}");
    browser.find("svg[aria-label^='Reduction cell']");
    browser.picture("dashboard-darts");
    assertThat(browser.obstacles()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }
}
