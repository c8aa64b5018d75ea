package io.l2nas.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.TopEntry;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.SearchLoop;
import io.l2nas.core.checkpoint.AgentCheckpoint;
import io.l2nas.core.evaluation.ActionEvaluation;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.history.ExperimentHistory;
import io.l2nas.core.space.Architecture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thousand steps, and one of a hundred brings what is no number, or hardly one. Nothing of that
 * is kept, and the search finds what it finds without.
 */
class NumbersTest {
  private static final int STEPS = 1_000;
  private static final int EVERY = 100;
  private static final double[] NO_NUMBERS = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e308
  };
  private static final double[] HARDLY = {-0.0, Double.MIN_VALUE, 4.9e-310, -Double.MIN_VALUE};

  /** A step whose score is no number has failed: nobody learns from it and nothing ranks it. */
  @ParameterizedTest
  @ValueSource(strings = {"l2nas", "screened", "evolution", "local", "random"})
  void aScoreThatIsNoNumberIsAFailureAndTheBestIsTheSame(String agent) {
    // Given
    ExperimentSubmitted submission = submission(agent);
    Run clean = Run.of(submission, new double[0]);

    // When
    Run poisoned = Run.of(submission, NO_NUMBERS);

    // Then
    assertThat(poisoned.failures()).isEqualTo(STEPS / EVERY).isEqualTo(poisoned.nonFinite());
    assertThat(poisoned.agent.refusedUpdates()).isZero();
    assertThat(poisoned.history.top()).hasSameSizeAs(clean.history.top());
    assertThat(poisoned.best().architecture()).isEqualTo(clean.best().architecture());
    assertThat(poisoned.best().value()).isEqualTo(clean.best().value());

    // And nothing that the agent keeps is no number, networks, moments and transitions included: a
    // memory that holds one is refused, see CheckpointTest
    AgentCheckpoint kept = new FollowedAgent(poisoned.agent, Map.of()).checkpoint();
    assertThat(FollowedAgent.restore(kept).checkpoint()).isEqualTo(kept);
  }

  /** Zero with a sign, and numbers that are almost zero, are scores as any other. */
  @Test
  void aScoreThatIsHardlyANumberIsAScore() {
    // Given
    ExperimentSubmitted submission = submission("l2nas");

    // When
    Run run = Run.of(submission, HARDLY);

    // Then
    assertThat(run.failures()).isZero();
    assertThat(run.agent.refusedUpdates()).isZero();
    assertThat(run.best().architecture())
        .isEqualTo(Run.of(submission, new double[0]).best().architecture());
  }

  /**
   * Before the outcome of every hundredth step comes a copy of it in which a number is none: it is
   * no record, and the trajectory is bit for bit that of the clean run.
   */
  @Test
  void aRecordWithWhatIsNoNumberIsNone() throws MalformedRecordException {
    // Given
    ExperimentSubmitted submission = submission("l2nas");
    Run clean = Run.of(submission, new double[0]);
    ExperimentHistory history = ExperimentHistory.of(submission);

    // When
    int refused = 0;
    for (EvaluationOutcome outcome : clean.outcomes) {
      byte[] bytes = EventCodec.encode(outcome);
      if (outcome.step() % EVERY == EVERY / 2) {
        byte[] copy = withoutNumber(bytes, refused);
        assertThatThrownBy(() -> EventCodec.decode(EvaluationOutcome.class, copy))
            .isInstanceOf(MalformedRecordException.class);
        refused++;
      }
      history.record(EventCodec.decode(EvaluationOutcome.class, bytes));
    }

    // Then
    assertThat(refused).isEqualTo(STEPS / EVERY);
    assertThat(history.trajectoryHash()).isEqualTo(clean.history.trajectoryHash());
    assertThat(history.top()).isEqualTo(clean.history.top());
  }

  private static byte[] withoutNumber(byte[] bytes, int which) {
    List<String> fields = List.of("\"value\":", "\"reward\":", "\"alpha\":\\[", "\"seconds\":");
    List<String> noNumbers = List.of("NaN", "Infinity", "-Infinity", "1e999", "-1e999", "null");
    String text = new String(bytes, StandardCharsets.UTF_8);
    String field = fields.get(which % fields.size());
    String edited =
        text.replaceFirst(
            "(" + field + ")[^,\\]}]+", "$1" + noNumbers.get(which % noNumbers.size()));
    assertThat(edited).isNotEqualTo(text);
    return edited.getBytes(StandardCharsets.UTF_8);
  }

  private static ExperimentSubmitted submission(String agent) {
    return Experiments.of(agent).steps(STEPS).maxFailures(STEPS).seed(3).submitted();
  }

  /** A search in which the score of every hundredth evaluation is another. */
  private static final class Run {
    private final ExperimentHistory history;
    private final ExperimentAgent agent;
    private final List<EvaluationOutcome> outcomes = new ArrayList<>();

    private Run(ExperimentSubmitted submission) {
      history = ExperimentHistory.of(submission);
      agent = ExperimentAgent.of(submission);
    }

    static Run of(ExperimentSubmitted submission, double[] poison) {
      Run run = new Run(submission);
      new SearchLoop(
              submission,
              new ActionEvaluation(List.of(new Poisoned(poison)), "evaluator-1", () -> 0L))
          .run(
              event -> {
                if (event instanceof StateAdvanced state) {
                  run.outcomes.add(state.outcome());
                  run.history.record(state.outcome());
                }
                run.agent.follow(event);
              });
      return run;
    }

    TopEntry best() {
      return history.top().get(0);
    }

    long failures() {
      return outcomes.stream().filter(EvaluationFailed.class::isInstance).count();
    }

    long nonFinite() {
      return outcomes.stream()
          .filter(
              outcome ->
                  outcome.<Boolean>match(
                      (EvaluationCompleted done) -> false,
                      failed -> failed.reason() == Reason.NON_FINITE))
          .count();
    }
  }

  private static final class Poisoned implements ArchitectureEvaluator {
    private final double[] poison;
    private int calls;

    private Poisoned(double[] poison) {
      this.poison = poison;
    }

    @Override
    public String name() {
      return FunctionEvaluator.NAME;
    }

    @Override
    public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress) {
      double accuracy = FunctionEvaluator.byChoices(architecture);
      int call = calls++;
      if (poison.length > 0 && call % EVERY == EVERY / 2) {
        int which = call / EVERY;
        double poisoned = poison[which % poison.length];
        // By turns the value, a reported metric, and the fraction from which the reward is made.
        return switch (which % 3) {
          case 0 -> new Score(poisoned, poisoned, Map.of());
          case 1 -> new Score(accuracy, poisoned, new TreeMap<>(Map.of("other", poisoned)));
          default -> new Score(poisoned, poisoned, Map.of("other", 1.0));
        };
      }
      return new Score(accuracy, accuracy, Map.of());
    }
  }
}
