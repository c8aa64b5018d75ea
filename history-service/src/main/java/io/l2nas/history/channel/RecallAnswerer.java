package io.l2nas.history.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.Answerer;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationNotFound;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.history.channel.AnswerPublisher.Answer;
import io.l2nas.history.ledger.Scores;
import io.l2nas.history.ledger.Scores.Question;
import io.l2nas.messaging.DeadLetters;
import io.l2nas.messaging.EventRecord;
import io.l2nas.messaging.LogLine;
import io.l2nas.messaging.trace.StepTracer;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Answers actions with scores that their team has measured before. Every action is answered: where
 * there is no score, or the ledger cannot be asked, an evaluator has to measure it.
 */
@ApplicationScoped
public class RecallAnswerer {
  private static final Logger LOGGER = Logger.getLogger(RecallAnswerer.class);

  private final Scores scores;
  private final AnswerPublisher answers;
  private final DeadLetters deadLetters;
  private final StepTracer tracer;

  private record Asked(Question question, SpanContext trace) {}

  RecallAnswerer(
      Scores scores, AnswerPublisher answers, DeadLetters deadLetters, StepTracer tracer) {
    this.scores = scores;
    this.answers = answers;
    this.deadLetters = deadLetters;
    this.tracer = tracer;
  }

  /** Takes one batch; it is acknowledged when this ends. */
  @Incoming("recalls-in")
  Uni<Void> answer(ConsumerRecords<String, byte[]> records) {
    List<Asked> asked = new ArrayList<>();
    List<Uni<Void>> burials = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        asked.add(new Asked(Question.of(EventRecord.recall(record)), tracer.parentOf(record)));
      } catch (MalformedRecordException | IllegalArgumentException e) {
        burials.add(deadLetters.bury(record, e.getMessage()));
      }
    }
    return CallerContext.all(burials)
        .chain(() -> find(asked.stream().map(Asked::question).toList()))
        .chain(
            found ->
                answers.publish(
                    asked.stream()
                        .map(one -> new Answer(answer(one.question(), found), one.trace()))
                        .toList()));
  }

  private Uni<Map<Question, EvaluationCompleted>> find(List<Question> questions) {
    return scores
        .find(questions)
        .onFailure()
        .invoke(
            e ->
                LogLine.of("actions are evaluated though they may have a score")
                    .count(questions.size())
                    .error(e)
                    .warn(LOGGER))
        .onFailure()
        .recoverWithItem(Map.of());
  }

  private static EvaluationEvent answer(
      Question question, Map<Question, EvaluationCompleted> found) {
    ActionProposed action = question.action();
    return Optional.ofNullable(found.get(question))
        .<EvaluationEvent>map(score -> score.reusedFor(action, Answerer.HISTORY))
        .orElseGet(
            () ->
                new EvaluationNotFound(
                    action.experiment(), action.step(), action.attempt(), Answerer.HISTORY));
  }
}
