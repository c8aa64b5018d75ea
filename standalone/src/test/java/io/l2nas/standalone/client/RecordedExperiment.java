package io.l2nas.standalone.client;

import static io.l2nas.standalone.client.LocalServer.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.TopEntry;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.core.history.ExperimentHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One experiment as the API shows it: a fold over the first so many events of what was recorded.
 * The stream that is served can be forged, and the views stay what they were.
 */
public final class RecordedExperiment {
  private final String id;
  private final List<ExperimentEvent> recorded;
  private final List<ExperimentEvent> stream;
  private int shown;
  private int eventsPerLook;

  RecordedExperiment(String id, List<ExperimentEvent> events) {
    this.id = id;
    this.recorded = events;
    this.stream = new ArrayList<>(events);
    this.shown = events.size();
  }

  String id() {
    return id;
  }

  /** The events that are served, to be forged. */
  public List<ExperimentEvent> stream() {
    return stream;
  }

  /** From now on it begins anew, and every look at it lets it go on by so many events. */
  public void reveal(int perLook) {
    shown = 1;
    eventsPerLook = perLook;
  }

  ObjectNode nextView() {
    ObjectNode view = view();
    shown = Math.min(recorded.size(), shown + eventsPerLook);
    return view;
  }

  ObjectNode view() {
    ExperimentSpec spec = ((ExperimentSubmitted) recorded.get(0)).spec();
    ExperimentHistory history = history();
    ObjectNode view = JSON.createObjectNode();
    view.put("id", id).put("team", spec.team()).put("pool", spec.pool());
    view.put("status", history.status().name()).put("reason", history.reason());
    view.put("agent", spec.agent().name()).put("space", spec.space().name());
    view.put("evaluator", spec.evaluator().name()).put("metric", spec.evaluator().metric());
    view.set("report", JSON.valueToTree(spec.evaluator().report()));
    view.put("seed", spec.seed()).put("steps", spec.steps());
    view.put("parallelism", spec.parallelism()).put("topK", spec.topK());
    view.put("applied", history.applied()).put("failed", history.failures());
    view.put("reused", history.reused());
    view.put("uniqueArchitectures", history.uniqueArchitectures());
    view.set("best", JSON.valueToTree(history.top().stream().findFirst().orElse(null)));
    view.put("trajectoryHash", history.trajectoryHash());
    view.put("submittedAt", "2026-11-24T05:00:00.123Z");
    view.put("endedAt", history.status().isTerminal() ? "2026-11-24T05:00:07Z" : null);
    view.set("spec", JSON.valueToTree(spec));
    return view.put("aFieldOfTomorrow", 1);
  }

  ObjectNode top(int limit) {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    history().top().stream().limit(limit).forEach(entry -> items.add(JSON.valueToTree(entry)));
    return page;
  }

  /** A line for every step. */
  String csv() {
    return IntStream.range(0, history().applied())
        .mapToObj(step -> step + ",tester\n")
        .collect(Collectors.joining("", "step,évaluateur\n", ""));
  }

  /** A point for every step. */
  ObjectNode series() {
    ObjectNode series = JSON.createObjectNode();
    ArrayNode steps = series.putArray("steps");
    ArrayNode best = series.putArray("best");
    ArrayNode values = series.putArray("value");
    ExperimentHistory history = ExperimentHistory.of((ExperimentSubmitted) recorded.get(0));
    for (ExperimentEvent event : recorded.subList(0, shown)) {
      history.replay(event);
      if (event instanceof StateAdvanced state) {
        steps.add(state.step());
        best.add(history.top().stream().findFirst().map(TopEntry::value).orElse(null));
        values.add(state.outcome().match(EvaluationCompleted::value, failed -> null));
      }
    }
    return series;
  }

  ObjectNode steps(int from, int limit) {
    ObjectNode page = JSON.createObjectNode();
    List<StateAdvanced> states =
        recorded.subList(0, shown).stream()
            .filter(StateAdvanced.class::isInstance)
            .map(StateAdvanced.class::cast)
            .toList();
    int to = Math.min(states.size(), from + limit);
    ArrayNode items = page.putArray("items");
    states.subList(from, to).forEach(state -> items.add(step(state)));
    return page.put("next", to < states.size() ? String.valueOf(to) : null);
  }

  ObjectNode events(long after, int limit) {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode items = page.putArray("items");
    stream.subList(0, Math.min(shown, stream.size())).stream()
        .filter(event -> event.sequence() > after)
        .limit(limit)
        .forEach(event -> items.add(asOnKafka(event)));
    return page.put("next", items.isEmpty() ? after : after + items.size());
  }

  private static ObjectNode asOnKafka(ExperimentEvent event) {
    try {
      return (ObjectNode) JSON.readTree(EventCodec.encode(event));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode step(StateAdvanced state) {
    ObjectNode step = JSON.createObjectNode();
    step.put("step", state.outcome().step()).put("attempt", state.outcome().attempt());
    step.put("evaluator", state.outcome().evaluator());
    step.put("architecture", state.outcome().architecture());
    state.outcome().match(completed -> score(step, completed), failed -> failure(step, failed));
    return step.put("trajectoryHash", state.trajectoryHash());
  }

  private static ObjectNode score(ObjectNode step, EvaluationCompleted completed) {
    step.put("value", completed.value()).put("reward", completed.reward());
    step.set("reported", JSON.valueToTree(completed.reported()));
    step.set("origin", JSON.valueToTree(completed.origin().orElse(null)));
    return step.putNull("failure").put("seconds", completed.seconds());
  }

  private static ObjectNode failure(ObjectNode step, EvaluationFailed failed) {
    step.putNull("value").putNull("reward").putNull("reported");
    step.putObject("failure")
        .put("reason", failed.reason().name())
        .put("message", failed.message());
    return step.put("seconds", failed.seconds());
  }

  private ExperimentHistory history() {
    ExperimentHistory history = ExperimentHistory.of((ExperimentSubmitted) recorded.get(0));
    recorded.subList(0, shown).forEach(history::replay);
    return history;
  }
}
