package io.l2nas.standalone.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.TopEntry;
import io.l2nas.core.objective.ParetoFront.Point;
import io.l2nas.standalone.front.Front;
import io.l2nas.standalone.screen.SearchProgress;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchSummaryTest {
  private final List<ExperimentEvent> events = Searches.events("e1", Searches.request(40, 7));
  private final SearchSummary summary = new SearchSummary();

  @Test
  void itIsTheFoldOfTheStateStream() {
    // When
    events.forEach(summary::follow);

    // Then
    StateAdvanced last = (StateAdvanced) events.get(40);
    SearchProgress progress = summary.progress();
    assertThat(summary.experiment()).isEqualTo("e1");
    assertThat(summary.status()).isEqualTo(ExperimentStatus.COMPLETED);
    assertThat(summary.reason()).isEqualTo("all 40 steps are done");
    assertThat(summary.trajectoryHash()).isEqualTo(last.trajectoryHash());
    assertThat(progress.applied()).isEqualTo(40);
    assertThat(progress.steps()).isEqualTo(40);
    assertThat(progress.failed()).isZero();
    assertThat(progress.unique())
        .isEqualTo(
            (int)
                events.stream()
                    .filter(StateAdvanced.class::isInstance)
                    .map(event -> ((StateAdvanced) event).outcome().architecture())
                    .distinct()
                    .count());
    assertThat(progress.best()).contains(summary.top().get(0));
  }

  @Test
  void theTopIsRankedAndNoLongerThanK() {
    // When
    events.forEach(summary::follow);

    // Then
    assertThat(summary.top()).hasSize(4);
    assertThat(summary.top())
        .extracting(TopEntry::value)
        .isSortedAccordingTo((left, right) -> Double.compare(right, left));
    assertThat(summary.top()).extracting(TopEntry::architecture).doesNotHaveDuplicates();
  }

  @Test
  void anObjectiveHasAFrontForEachOfItsMetrics() {
    // Given
    ExperimentRequest request = Searches.asking(200, 7).constraints(List.of("cost<=10")).build();

    // When
    Searches.events("e1", request).forEach(summary::follow);

    // Then
    assertThat(summary.fronts()).hasSize(1);
    Front front = summary.fronts().get(0).front();
    assertThat(front.metric()).isEqualTo("accuracy");
    assertThat(front.against()).isEqualTo("cost");
    assertThat(front.betterWithLess()).isTrue();
    assertThat(front.points())
        .extracting(Point::architecture)
        .containsExactly("skip|skip|conv_3x3", "skip|skip|conv_5x5", "skip|skip|skip");
    assertThat(summary.top().get(0).architecture()).isEqualTo("skip|skip|conv_5x5");
  }

  @Test
  void withoutAnObjectiveThereIsNoFront() {
    // When
    events.forEach(summary::follow);

    // Then
    assertThat(summary.fronts()).isEmpty();
  }

  @Test
  void beforeTheSubmissionThereIsNothingToTell() {
    assertThat(summary.begun()).isFalse();
  }

  @Test
  void beforeTheFirstOutcomeThereIsNoBest() {
    // When
    summary.follow(events.get(0));

    // Then
    assertThat(summary.begun()).isTrue();
    assertThat(summary.progress().best()).isEmpty();
    assertThat(summary.progress().applied()).isZero();
  }

  @Test
  void failuresAreCountedAndTheLastOneIsTheReason() {
    // Given
    ExperimentRequest hopeless = Searches.hopeless();

    // When
    Searches.events("e2", hopeless).forEach(summary::follow);

    // Then
    assertThat(summary.status()).isEqualTo(ExperimentStatus.FAILED);
    assertThat(summary.progress().failed()).isEqualTo(3);
    assertThat(summary.reason())
        .isEqualTo("3 evaluations failed; maxFailures is 3; the last: no row has it, add one");
    assertThat(summary.top()).isEmpty();
  }

  @Test
  void anEventThatDoesNotFollowIsNoticed() {
    // Given
    summary.follow(events.get(0));
    StateAdvanced first = (StateAdvanced) events.get(1);
    StateAdvanced forged =
        new StateAdvanced(
            "e1", 1, 1, first.outcome(), first.topChange(), first.state(), "0".repeat(64));

    // When, Then
    assertThatThrownBy(() -> summary.follow(forged))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("e1/1/advanced does not follow");
  }
}
