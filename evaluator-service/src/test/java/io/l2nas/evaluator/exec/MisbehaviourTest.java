package io.l2nas.evaluator.exec;

import static io.l2nas.evaluator.ArchitectureEvaluatorContract.A_C;
import static io.l2nas.evaluator.ArchitectureEvaluatorContract.B_C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes that do what they must not. Each misbehaves over a-c and answers for b-c; after each
 * failure nothing of it runs any more and the next request is answered.
 */
class MisbehaviourTest {
  private static final String GOOD = "echo '{\"value\": 0.25}'";

  @TempDir Path folder;
  private ExecEvaluator evaluator;

  @AfterEach
  void close() {
    evaluator.close();
  }

  @ParameterizedTest
  @EnumSource
  void exitsWithACode(Lives lives) throws Exception {
    // Given
    prepare(lives, "echo 'no GPU' >&2; echo 'giving up' >&2; exit 3");

    // When
    EvaluationException failure = failure();

    // Then
    assertFailed(
        failure,
        Reason.ERROR,
        "command 'bad' ended with exit code 3; its last words on stderr: no GPU | giving up");
  }

  @ParameterizedTest
  @EnumSource
  void endsWithoutAResult(Lives lives) throws Exception {
    // Given
    prepare(lives, "echo '{\"progress\": {\"epoch\": 1}}'; exit 0");

    // When
    EvaluationException failure = failure();

    // Then
    assertFailed(
        failure,
        Reason.ERROR,
        "ended with exit code 0 and wrote nothing to stderr; before it ends it must write a result");
  }

  @Test
  void givesAResultAndFails() throws Exception {
    // Given
    prepare(Lives.EVALUATION, "echo '{\"value\": 0.5}'; exit 1");

    // When
    EvaluationException failure = failure();

    // Then
    assertFailed(failure, Reason.ERROR, "gave a result, but ended with exit code 1");
  }

  @ParameterizedTest
  @EnumSource
  void writesWhatIsNoJson(Lives lives) throws Exception {
    // Given
    prepare(lives, "echo 'Epoch 1/12: loss 0.3'");

    // When
    EvaluationException failure = failure();

    // Then
    assertFailed(
        failure, Reason.ERROR, "command 'bad' answered 'Epoch 1/12: loss 0.3', which is no JSON");
  }

  @ParameterizedTest
  @EnumSource
  void writesNoNumber(Lives lives) throws Exception {
    // Given
    prepare(lives, "echo '{\"value\": -Infinity}'");

    // When
    EvaluationException failure = failure();

    // Then
    assertFailed(failure, Reason.NON_FINITE, "value is -Infinity; every number must be finite");
  }

  @ParameterizedTest
  @EnumSource
  void writesALineWithoutEnd(Lives lives) throws Exception {
    // Given
    prepare(lives, "tr '\\0' x < /dev/zero");

    // When
    EvaluationException failure = failure();

    // Then
    assertFailed(failure, Reason.ERROR, "wrote a line of more than 1048576 bytes to stdout");
  }

  @ParameterizedTest
  @EnumSource
  void writesLinesWithoutEnd(Lives lives) throws Exception {
    // Given: each of them is a valid answer
    prepare(lives, "yes '{\"progress\": {\"epoch\": 1}}'");

    // When
    EvaluationException failure = failure();

    // Then
    assertFailed(failure, Reason.ERROR, "wrote more than 16777216 bytes to stdout");
  }

  @Test
  void writesErrorsWithoutEnd() throws Exception {
    // Given
    prepare(Lives.EVALUATION, "yes trouble | head -c 50000000 >&2; echo '{\"value\": 0.5}'");

    // When
    Score score = evaluator.score(A_C, spec("bad"), Progress.UNHEARD);

    // Then
    assertThat(score.value()).isEqualTo(0.5);
    assertNothingRuns();
  }

  @ParameterizedTest
  @EnumSource
  void leavesAChildThatOutlivesIt(Lives lives) throws Exception {
    // Given: the child holds stdout open, and nobody is its parent any more
    prepare(lives, "(sleep 3600 & echo $! >> '%s'); exit 4".formatted(pids()));

    // When
    EvaluationException failure = failure();

    // Then
    assertFailed(failure, Reason.ERROR, "ended with exit code 4");
  }

  @Test
  void leavesAChildThatFloodsTheOutput() throws Exception {
    // Given
    prepare(Lives.EVALUATION, "yes '{}' & echo $! >> '%s'; exit 5".formatted(pids()));

    // When
    EvaluationException failure = failure();

    // Then
    assertThat(failure).hasMessageContaining("command 'bad'");
    assertNothingRuns();
  }

  @ParameterizedTest
  @EnumSource
  void ignoresPoliteRequestsToEnd(Lives lives) throws Exception {
    // Given: neither it nor its child, which leads a session of its own, ends on a signal
    String child =
        "setsid sh -c 'trap \"\" TERM INT HUP; echo $$ >> %s; while :; do sleep 1; done' &";
    prepare(
        lives,
        "trap '' TERM INT HUP; %s while :; do sleep 1; done".formatted(child.formatted(pids())));

    // When
    Throwable thrown = interruptOnceItRuns();

    // Then
    assertThat(thrown).isInstanceOf(InterruptedException.class);
    assertNothingRuns();
    assertThat(evaluator.score(B_C, spec("bad"), Progress.UNHEARD).value()).isEqualTo(0.25);
  }

  @Test
  void doesNotReadItsInput() throws Exception {
    // Given: an option that no pipe holds
    Command deaf =
        new Command(
            "deaf",
            List.of("sh", "-c", "echo $$ >> '%s'; sleep 3600".formatted(pids())),
            Lives.EVALUATION,
            Map.of(),
            Set.of("essay"));
    evaluator = new ExecEvaluator(List.of(deaf));
    Map<String, String> options = Map.of("essay", "x".repeat(65_000), "command", "deaf");

    // When
    Throwable thrown = interruptOnceItRuns(new EvaluatorSpec("exec", "m", List.of(), options));

    // Then
    assertThat(thrown).isInstanceOf(InterruptedException.class);
    assertNothingRuns();
  }

  @Test
  void aWorkerThatSaysTooMuchIsReplaced() throws Exception {
    // Given: the second line would be the answer to the next request
    prepare(Lives.PROCESS, "echo '{\"value\": 0.5}'; echo '{\"value\": 0.99}'");
    evaluator.score(A_C, spec("bad"), Progress.UNHEARD);
    await().pollDelay(Duration.ofMillis(200)).until(() -> true);

    // When
    Score score = evaluator.score(B_C, spec("bad"), Progress.UNHEARD);

    // Then
    assertThat(score.value()).isEqualTo(0.25);
  }

  @Test
  void aWorkerThatDiedWhileItWaitedIsReplaced() throws Exception {
    // Given
    prepare(Lives.PROCESS, "echo $$ >> '%s'; echo '{\"value\": 0.5}'".formatted(pids()));
    evaluator.score(A_C, spec("bad"), Progress.UNHEARD);
    ProcessHandle.of(Long.parseLong(Files.readString(pids()).strip()))
        .ifPresent(ProcessHandle::destroyForcibly);

    // When
    Score score = evaluator.score(B_C, spec("bad"), Progress.UNHEARD);

    // Then
    assertThat(score.value()).isEqualTo(0.25);
  }

  @Test
  void isNotThere() {
    // Given
    Command absent =
        new Command("absent", List.of("./no-such"), Lives.EVALUATION, Map.of(), Set.of());
    evaluator = new ExecEvaluator(List.of(absent));

    // When
    EvaluationException failure =
        catchThrowableOfType(
            EvaluationException.class,
            () -> evaluator.score(A_C, spec("absent"), Progress.UNHEARD));

    // Then
    assertThat(failure)
        .hasMessageContaining("command 'absent' cannot be started")
        .hasMessageContaining("mend l2nas.evaluator.commands.absent.line, which is [./no-such]");
  }

  private void prepare(Lives lives, String misbehaviour) {
    String script =
        "while read -r request; do case \"$request\" in *a-c*) %s ;; *) %s ;; esac; done"
            .formatted(misbehaviour, GOOD);
    evaluator = new ExecEvaluator(List.of(Commands.shell("bad", lives, script)));
  }

  private EvaluationException failure() {
    return catchThrowableOfType(
        EvaluationException.class, () -> evaluator.score(A_C, spec("bad"), Progress.UNHEARD));
  }

  private void assertFailed(EvaluationException failure, Reason reason, String message)
      throws Exception {
    assertThat(failure).isNotNull().hasMessageContaining(message);
    assertThat(failure.reason()).isEqualTo(reason);
    if (reason == Reason.ERROR) {
      assertNothingRuns();
    }
    assertThat(evaluator.score(B_C, spec("bad"), Progress.UNHEARD).value()).isEqualTo(0.25);
  }

  private Throwable interruptOnceItRuns() throws Exception {
    return interruptOnceItRuns(spec("bad"));
  }

  private Throwable interruptOnceItRuns(EvaluatorSpec spec) throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    CountDownLatch ended = new CountDownLatch(1);
    Thread evaluation =
        new Thread(
            () -> {
              try {
                evaluator.score(A_C, spec, Progress.UNHEARD);
              } catch (EvaluationException | InterruptedException e) {
                thrown.set(e);
              }
              ended.countDown();
            });
    evaluation.start();
    await().until(() -> Files.exists(pids()) && !Files.readString(pids()).isBlank());
    evaluation.interrupt();
    ended.await();
    return thrown.get();
  }

  private Path pids() {
    return folder.resolve("pids");
  }

  private void assertNothingRuns() {
    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              assertThat(ProcessHandle.current().descendants()).isEmpty();
              assertThat(orphans()).isEmpty();
            });
  }

  /** The processes that wrote down their ids, for they are nobody's descendants any more. */
  private List<ProcessHandle> orphans() throws IOException {
    if (!Files.exists(pids())) {
      return List.of();
    }
    return Files.readAllLines(pids()).stream()
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
        .filter(process -> process.isAlive() && !MarkedProcesses.isZombie(process))
        .toList();
  }

  private static EvaluatorSpec spec(String command) {
    return new EvaluatorSpec("exec", "valid", List.of(), Map.of("command", command));
  }
}
