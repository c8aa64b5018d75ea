package io.l2nas.simulation.scaling;

import io.l2nas.contracts.BusySlot;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.core.share.PoolState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * A pool whose evaluators an autoscaler brings and takes away, and recorded searches that it serves
 * in the order in which their actions come. An evaluator that is taken away ends what it does.
 */
final class ScaledPool {
  /** From the decision to the first action: the image is there, the JVM and Kafka have to start. */
  private static final double START = 30;

  private final ScalingRule rule;
  private final Autoscaler autoscaler;
  private final List<SearchUnderWay> searches = new ArrayList<>();
  private final Queue<Action> waiting = new ArrayDeque<>();
  private final List<Evaluator> evaluators = new ArrayList<>();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::number));
  private long numbers;
  private double now;
  private int replicas;
  private double evaluatorSeconds;
  private double waited;
  private int begun;
  private int peak;

  private record Event(double at, long number, Runnable what) {}

  /** A step that waits for an evaluator. */
  private record Action(SearchUnderWay search, int step, double since) {}

  /** What it took and what it brought. */
  record Result(double makespan, double evaluatorSeconds, double meanWait, int peak) {}

  private static final class Evaluator {
    private final double created;
    private boolean ready;
    private boolean leaving;
    private Action does;
    private double since;

    Evaluator(double created) {
      this.created = created;
    }

    boolean isIdle() {
      return ready && !leaving && does == null;
    }
  }

  private ScaledPool(ScalingRule rule, int most) {
    this.rule = rule;
    this.autoscaler = new Autoscaler(most);
  }

  /**
   * Serves all searches to their ends.
   *
   * @param most how many evaluators there may be
   */
  static Result serve(List<RecordedSearch> recorded, ScalingRule rule, int most) {
    ScaledPool pool = new ScaledPool(rule, most);
    for (RecordedSearch each : recorded) {
      SearchUnderWay search = new SearchUnderWay(each);
      pool.at(each.submitted(), () -> pool.submit(search));
    }
    pool.at(0, pool::look);
    return pool.run(recorded.size());
  }

  private Result run(int count) {
    double makespan = 0;
    boolean served = false;
    while (!served || !evaluators.isEmpty()) {
      Event event = events.remove();
      now = event.at();
      event.what().run();
      begin();
      boolean before = served;
      served = searches.size() == count && searches.stream().allMatch(SearchUnderWay::hasEnded);
      if (served && !before) {
        makespan = now;
      }
    }
    return new Result(makespan, evaluatorSeconds, waited / begun, peak);
  }

  private void at(double time, Runnable what) {
    events.add(new Event(time, numbers++, what));
  }

  private void submit(SearchUnderWay search) {
    searches.add(search);
    propose(search);
  }

  private void propose(SearchUnderWay search) {
    search.propose().forEach(step -> waiting.add(new Action(search, step, now)));
  }

  private void begin() {
    for (Evaluator evaluator : evaluators) {
      if (waiting.isEmpty()) {
        return;
      }
      if (evaluator.isIdle()) {
        Action action = waiting.remove();
        evaluator.does = action;
        evaluator.since = now;
        waited += now - action.since();
        begun++;
        at(now + action.search().seconds(action.step()), () -> end(evaluator));
      }
    }
  }

  private void end(Evaluator evaluator) {
    Action action = evaluator.does;
    evaluator.does = null;
    action.search().complete(action.step());
    propose(action.search());
    if (evaluator.leaving) {
      remove(evaluator);
    }
  }

  private void look() {
    int wanted = autoscaler.replicas(now, replicas, rule.wanted(state(), waiting.size()));
    for (int more = replicas; more < wanted; more++) {
      Evaluator evaluator = new Evaluator(now);
      evaluators.add(evaluator);
      at(now + START, () -> evaluator.ready = true);
    }
    for (int fewer = replicas; fewer > wanted; fewer--) {
      dismiss();
    }
    replicas = wanted;
    peak = Math.max(peak, evaluators.size());
    at(now + Autoscaler.INTERVAL, this::look);
  }

  /**
   * As a ReplicaSet chooses: who is not ready, then the youngest; whether it is busy it does not
   * know.
   */
  private void dismiss() {
    Evaluator chosen =
        evaluators.stream()
            .filter(each -> !each.leaving)
            .min(
                Comparator.comparing((Evaluator each) -> each.ready)
                    .thenComparing(each -> -each.created))
            .orElseThrow();
    chosen.leaving = true;
    if (chosen.does == null) {
      remove(chosen);
    }
  }

  private void remove(Evaluator evaluator) {
    evaluators.remove(evaluator);
    evaluatorSeconds += now - evaluator.created;
  }

  /** As the history knows it. */
  private PoolState state() {
    List<EvaluatorReported> reports = new ArrayList<>();
    for (Evaluator each : evaluators) {
      if (each.ready) {
        reports.add(report(each, reports.size()));
      }
    }
    List<ExperimentDemand> demands =
        searches.stream()
            .filter(search -> !search.hasEnded())
            .map(search -> search.demand(waitingOf(search)))
            .toList();
    return new PoolState(reports, demands, Map.of(), Map.of());
  }

  private EvaluatorReported report(Evaluator evaluator, int number) {
    List<BusySlot> running =
        evaluator.does == null
            ? List.of()
            : List.of(
                new BusySlot(
                    evaluator.does.search().name(),
                    evaluator.does.step(),
                    1,
                    now - evaluator.since));
    return new EvaluatorReported(
        "evaluator-" + number,
        "default",
        1,
        evaluator.leaving ? EvaluatorState.DRAINING : EvaluatorState.TAKING,
        1,
        "cpu",
        running);
  }

  private int waitingOf(SearchUnderWay search) {
    return (int) waiting.stream().filter(action -> action.search() == search).count();
  }
}
