package io.l2nas.standalone.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.standalone.screen.ProgressDisplay;
import io.l2nas.standalone.screen.SearchProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchRecorderTest {
  private final List<ExperimentEvent> events = Searches.events("e1", Searches.request(10, 7));
  private final Shown shown = new Shown();
  private final SearchRecorder recorder = new SearchRecorder(shown);

  @Test
  void thereIsAResultOnceTheSearchHasEnded() {
    // Given
    events.forEach(recorder::event);
    assertThat(recorder.result()).isEmpty();

    // When
    recorder.ended(Duration.ofMillis(1100));

    // Then
    assertThat(recorder.result().orElseThrow().applied()).isEqualTo(10);
    assertThat(recorder.result().orElseThrow().seconds()).isEqualTo(1.1);
  }

  @Test
  void everyEventIsShown() {
    // When
    recorder.phase("starting Kafka");
    events.forEach(recorder::event);

    // Then
    assertThat(shown.phases).containsExactly("starting Kafka");
    assertThat(shown.steps).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10);
  }

  @Test
  void itSaysWhereTheSearchIs() {
    assertThat(recorder.position()).isEqualTo("before the first step");
    events.subList(0, 4).forEach(recorder::event);
    assertThat(recorder.position()).isEqualTo("at step 3 of 10");
  }

  private static final class Shown implements ProgressDisplay<SearchProgress> {
    private final List<String> phases = new ArrayList<>();
    private final List<Integer> steps = new ArrayList<>();

    @Override
    public void phase(String text) {
      phases.add(text);
    }

    @Override
    public void show(SearchProgress progress) {
      steps.add(progress.applied());
    }

    @Override
    public void close() {
      phases.add("closed");
    }
  }
}
