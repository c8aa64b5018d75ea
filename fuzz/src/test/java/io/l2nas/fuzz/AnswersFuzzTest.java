package io.l2nas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.l2nas.contracts.EvaluationEvent;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Score;
import io.l2nas.evaluator.wire.Answer;
import io.l2nas.evaluator.wire.AnswerReader;
import io.l2nas.evaluator.wire.EvaluationRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an evaluator of somebody else answers is a score, progress, or a failure in words. */
class AnswersFuzzTest {
  private static final AnswerReader READER =
      new AnswerReader(
          "the command",
          new EvaluationRequest("x", Map.of("row", "x"), "accuracy", List.of("loss"), Map.of()));

  @MethodSource("io.l2nas.fuzz.Seeds#answers")
  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void answers(byte[] line) throws Exception {
    String text = new String(line, StandardCharsets.UTF_8);
    try {
      Answer answer = Cost.limited(() -> READER.read(text));
      answer.tell(metrics -> assertThat(metrics.keySet()).noneMatch(String::isBlank));
      Score score = answer.score();
      assertThat(score.value()).isFinite();
      assertThat(score.accuracy()).isBetween(0.0, 1.0);
      assertThat(score.reported().values()).allMatch(Double::isFinite);
    } catch (EvaluationException e) {
      assertThat(e.getMessage()).startsWith("the command");
      RecordsFuzzTest.check(EvaluationEvent.class, EventCodec.encode(failure(e)));
    }
  }

  private static EvaluationFailed failure(EvaluationException e) {
    return new EvaluationFailed(
        "fuzzed", 0, 1, "fuzzed", FloatVector.of(0), "x", e.reason(), e.getMessage(), 0);
  }
}
