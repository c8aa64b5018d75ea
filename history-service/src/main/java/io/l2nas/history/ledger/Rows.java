package io.l2nas.history.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.l2nas.contracts.Answerer;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.history.HistoryBatch;
import io.l2nas.core.history.HistoryVersion;
import io.l2nas.core.history.Progress;
import io.l2nas.messaging.DeadLetter;
import java.util.Collection;
import java.util.Map;

/** Many rows as one JSON array, so that a batch of any size is one statement. */
final class Rows {
  /**
   * Sorted, and without what is absent: the text of a specification is compared with that of
   * another process, and scores are found again by a digest of what is written here.
   */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private Rows() {}

  static String ofOutcomes(Collection<EvaluationOutcome> outcomes) {
    ArrayNode rows = JSON.createArrayNode();
    for (EvaluationOutcome outcome : outcomes) {
      ObjectNode row =
          rows.addObject()
              .put("experiment", outcome.experiment())
              .put("step", outcome.step())
              .put("attempt", outcome.attempt())
              .put("evaluator", outcome.evaluator())
              .put("evaluated", Answerer.isEvaluator(outcome.evaluator()))
              .put("architecture", outcome.architecture())
              .put("seconds", outcome.seconds())
              .put("reported", write(outcome.match(done -> done.reported(), failed -> Map.of())))
              .put("event", StoredEvents.text(outcome));
      outcome.match(done -> putScore(row, done), failed -> row);
    }
    return rows.toString();
  }

  private static ObjectNode putScore(ObjectNode row, EvaluationCompleted done) {
    done.origin().ifPresent(origin -> row.put("origin", origin.experiment() + "/" + origin.step()));
    return row.put("value", done.value()).put("reward", done.reward());
  }

  static String ofLearning(Collection<LearningPoint> points) {
    ArrayNode rows = JSON.createArrayNode();
    for (LearningPoint point : points) {
      rows.addObject()
          .put("experiment", point.experiment())
          .put("bucket", point.bucket())
          .put("first_step", point.firstStep())
          .put("last_step", point.lastStep())
          .put("rewards", point.reward().count())
          .put("reward_sum", point.reward().total())
          .put("predictions", point.predicted().count())
          .put("prediction_sum", point.predicted().total())
          .put("updates", point.criticLoss().count())
          .put("critic_loss_sum", point.criticLoss().total())
          .put("actor_loss_sum", point.actorLoss().total())
          .put("explorations", point.exploration().count())
          .put("exploration_sum", point.exploration().total())
          .put("waits", point.waited().count())
          .put("wait_sum", point.waited().total());
    }
    return rows.toString();
  }

  static String ofTold(Collection<HistoryBatch.Told> told) {
    ArrayNode rows = JSON.createArrayNode();
    for (HistoryBatch.Told each : told) {
      Progress progress = each.progress();
      ObjectNode row =
          place(rows, each.event())
              .put("event", StoredEvents.text(each.event()))
              .put("step", progress.step())
              .put("measured", progress.measured())
              .put("architectures", progress.architectures())
              .put("value_sum", progress.values())
              .put("reward_sum", progress.rewards())
              .put("second_sum", progress.seconds())
              .put("milestone", each.isMilestone());
      progress.best().ifPresent(best -> row.put("best", best.value()));
    }
    return rows.toString();
  }

  /** How far streams are. */
  static String ofPlaces(Collection<ExperimentEvent> events) {
    ArrayNode rows = JSON.createArrayNode();
    events.forEach(event -> place(rows, event));
    return rows.toString();
  }

  private static ObjectNode place(ArrayNode rows, ExperimentEvent event) {
    return rows.addObject().put("experiment", event.experiment()).put("sequence", event.sequence());
  }

  /** Where experiments stand now. */
  static String ofProgress(Collection<ExperimentHistory> histories) {
    ArrayNode rows = JSON.createArrayNode();
    for (ExperimentHistory history : histories) {
      ObjectNode row =
          rows.addObject()
              .put("id", history.experiment())
              .put("sequence", history.sequence())
              .put("status", history.status().name())
              .put("reason", history.reason())
              .put("terminal", history.status().isTerminal())
              .put("applied", history.applied())
              .put("failed", history.failures())
              .put("reused", history.reused())
              .put("unique_architectures", history.uniqueArchitectures())
              .put("trajectory_hash", history.trajectoryHash());
      history.top().stream().findFirst().ifPresent(best -> row.put("best", write(best)));
    }
    return rows.toString();
  }

  /** What was known of experiments. */
  static String ofVersions(Map<String, HistoryVersion> versions) {
    ArrayNode rows = JSON.createArrayNode();
    versions.forEach(
        (experiment, version) ->
            rows.addObject()
                .put("experiment", experiment)
                .put("sequence", version.sequence())
                .put("waiting", version.waiting()));
    return rows.toString();
  }

  static String ofDeadLetters(Collection<DeadLetter> letters) {
    ArrayNode rows = JSON.createArrayNode();
    for (DeadLetter letter : letters) {
      rows.addObject()
          .put("topic", letter.topic())
          .put("part", letter.partition())
          .put("place", letter.offset())
          .put("record_key", letter.key().orElse(null))
          .put("reason", letter.reason())
          .put("bytes", letter.bytes())
          .put("letter", letter.letter())
          .put("buried_at", letter.time().toString());
    }
    return rows.toString();
  }

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record could not be written as JSON", e);
    }
  }
}
