package io.l2nas.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.core.SearchLoop;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.history.ledger.StoredEvents;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The dashboard, as a person uses it. */
@QuarkusTest
@WithTestResource(LoopResource.class)
class DashboardIT extends PageTestBase {
  @Inject DataSource database;
  @Inject MeterRegistry meters;

  @Test
  void followsASearchFromTheFormToItsEnd() throws IOException {
    // Given
    browser.open(root.toString(), WIDE, 1200, false);
    browser.click("New search");
    browser.type("#field-metric", "accuracy");
    browser.type("#field-steps", "300");
    browser.type("#field-evaluator", "function");
    browser.run("document.querySelector('#field-agent').value = 'evolution'");
    browser.run("document.querySelector('#field-topK').value = '32'");
    browser.picture("dashboard-submit");

    // When
    browser.click("Begin the search");

    // Then
    browser.awaitAddress("#/experiments/exp-");
    browser.awaitText(".status", "running");
    String id = browser.address().replaceFirst(".*/", "");
    List<EvaluationOutcome> outcomes = outcomes(id);
    send(id, outcomes.subList(0, 200));
    browser.awaitText(".figures", "200 of 300");
    browser.awaitText(".heatmap output", "step 200");
    assertThat(browser.run("return document.querySelector('.chart canvas').width > 300"))
        .isEqualTo(true);
    assertThat(browser.find("svg.cell").getAttribute("aria-label")).contains("from 0 to 1");
    browser.picture("dashboard-experiment");
    browser.picture("dashboard-heatmap", ".heatmap");
    assertThat(browser.obstacles()).isEmpty();
    assertThat(browser.weight()).isBetween(100_000L, 500_000L);

    browser.find(".heatmap input").sendKeys(Keys.HOME);
    browser.awaitText(".heatmap output", "step 2");
    browser.click("Pause");
    browser.awaitText(".status", "paused");
    browser.click("Resume");
    browser.awaitText(".status", "running");
    send(id, outcomes.subList(200, 220));
    browser.awaitText(".figures", "220 of 300");
    browser.click("Cancel");
    browser.click("End it for good?");
    browser.awaitText(".status", "cancelled");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void saysBesideTheFieldWhatIsWrong() {
    // Given
    browser.open(root + "#/submit", WIDE, 900, true);
    browser.type("#field-metric", "accuracy");
    browser.type("#field-steps", "-3");

    // When
    browser.click("Begin the search");

    // Then
    browser.awaitText("#field-steps-problem", "steps is -3; it must be at least 1");
    assertThat(browser.find("#field-steps").getAttribute("aria-invalid")).isEqualTo("true");
  }

  @Test
  void listsAndComparesWhatIsThere() throws IOException {
    // Given
    SubmittedSearch one = SubmittedSearch.of(80);
    SubmittedSearch other = SubmittedSearch.of(60);
    ExperimentsApi.complete(one);
    ExperimentsApi.complete(other);

    // When
    browser.open(root.toString(), WIDE, 900, true);

    // Then
    browser.find("a[href='#/experiments/" + one.id() + "']");
    browser.press("input[aria-label='Compare " + one.id() + "']");
    browser.press("input[aria-label='Compare " + other.id() + "']");
    browser.picture("dashboard-list");
    assertThat(browser.obstacles()).isEmpty();
    browser.click("Compare 2");
    browser.awaitText("#content", other.id());
    browser.picture("dashboard-compare");
    assertThat(browser.find("#content").getText()).doesNotContain("differ in their seeds");
    assertThat(browser.obstacles()).isEmpty();
    assertThat(browser.weight()).isBetween(100_000L, 500_000L);
    assertThat(browser.complaints()).isEmpty();
  }

  /** A browser may keep a page that was left in its memory, with all that it has open. */
  @Test
  void aPageThatIsLeftHangsUp() {
    // Given
    SubmittedSearch search = SubmittedSearch.of(20);
    ExperimentsApi.complete(search);
    browser.open(root + "#/experiments/" + search.id(), WIDE, 900, false);
    browser.awaitText(".figures", "20 of 20");
    await().untilAsserted(() -> assertThat(openStreams()).isEqualTo(1));

    // When
    browser.open("about:blank", WIDE, 900, false);

    // Then
    await().untilAsserted(() -> assertThat(openStreams()).isZero());

    // When
    browser.back();

    // Then
    await().untilAsserted(() -> assertThat(openStreams()).isEqualTo(1));
  }

  private double openStreams() {
    return meters.get("l2nas.history.streams").gauge().value();
  }

  @Test
  void whatDiffersInItsSeedAloneIsOneBand() {
    // Given
    Experiments request = Experiments.of("random");
    SubmittedSearch one = SubmittedSearch.of(request.seed(1), FunctionEvaluator::byChoices);
    SubmittedSearch other = SubmittedSearch.of(request.seed(2), FunctionEvaluator::byChoices);

    // When
    browser.open(root + "#/compare/" + one.id() + "," + other.id(), WIDE, 900, false);

    // Then
    browser.awaitText("#content", "differ in their seeds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#/submit", "#/pools", "#/pools/default"})
  void isForEverybody(String page) {
    // When
    browser.open(root + page, WIDE, 900, false);
    browser.find("h1");

    // Then
    assertThat(browser.obstacles()).isEmpty();
    assertThat(browser.weight()).isBetween(50_000L, 500_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#/submit", "#/pools", "#/pools/default", "#/experiments/"})
  void fitsOnAPhone(String page) throws IOException {
    // Given
    SubmittedSearch search = SubmittedSearch.of(40);
    ExperimentsApi.complete(search);
    String address = page.endsWith("experiments/") ? page + search.id() : page;

    // When
    browser.open(root + address, PHONE, 844, true);
    browser.find("h1");

    // Then
    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(PHONE);
    browser.picture("phone-" + page.replaceAll("[^a-z]+", ""));
    assertThat(browser.obstacles()).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  /** The search in one process, with an evaluator that likes large convolutions. */
  private List<EvaluationOutcome> outcomes(String id) {
    ExperimentSubmitted submission =
        StoredEvents.read(ExperimentSubmitted.class, new LedgerProbe(database).stream(id).get(0));
    ActionEvaluation evaluation =
        FunctionEvaluator.evaluation(
            x -> 0.4 + 0.07 * x.text().split("nor_conv_3x3", -1).length + 0.01 * x.choice(3));
    List<EvaluationOutcome> outcomes = new ArrayList<>();
    new SearchLoop(submission, evaluation)
        .run(
            event -> {
              if (event instanceof StateAdvanced state) {
                outcomes.add(state.outcome());
              }
            });
    return outcomes;
  }

  private static void send(String id, List<EvaluationOutcome> outcomes) {
    try (TopicProbe evaluations = new TopicProbe(Topic.EVALUATIONS.topicName())) {
      evaluations.sendAll(id, outcomes.stream().map(EventCodec::encode).toList());
    }
  }
}
