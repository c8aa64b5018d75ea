package io.l2nas.standalone.search;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.Policy;
import io.l2nas.core.experiment.LearnedPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A search, and at its end what it has learned. That is learned again from the stream: the agent
 * itself may have been in another process.
 */
public final class TeachingSearch implements Search {
  private final Search search;
  private final Consumer<Policy> pupil;

  /**
   * @param pupil takes what was learned, once
   */
  public TeachingSearch(Search search, Consumer<Policy> pupil) {
    this.search = search;
    this.pupil = pupil;
  }

  @Override
  public void run(SearchPlan plan, SearchObserver observer) throws InterruptedException {
    Remembered remembered = new Remembered(observer);
    search.run(plan, remembered);
    LearnedPolicy learned = new LearnedPolicy();
    remembered.stream.forEach(learned::follow);
    pupil.accept(learned.policy());
  }

  private static final class Remembered implements SearchObserver {
    private final SearchObserver other;
    private final List<ExperimentEvent> stream = new ArrayList<>();

    Remembered(SearchObserver other) {
      this.other = other;
    }

    @Override
    public void phase(String text) {
      other.phase(text);
    }

    @Override
    public void event(ExperimentEvent event) {
      stream.add(event);
      other.event(event);
    }

    @Override
    public void ended(Duration taken) {
      other.ended(taken);
    }
  }
}
