package io.l2nas.evaluator.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableEvaluatorTest {
  private static final SearchSpace SPACE =
      new SearchSpace(
          new CustomSpace(
                  "two",
                  List.of(
                      new Row("first", List.of("a", "b")), new Row("second", List.of("c", "d"))),
                  "-")
              .definition());
  private static final Architecture A_C = SPACE.architecture(0, 0);
  private static final Architecture B_D = SPACE.architecture(1, 1);

  @TempDir Path folder;
  private TableEvaluator evaluator;

  @BeforeEach
  void readTable() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("t.tsv"),
            "arch\tvalid\ttest\tseconds\na-c\t91.5\t94.0\t0.02\na-d\t90\t93\t0\n");
    evaluator = new TableEvaluator(Map.of("bench", file));
  }

  @Test
  void scoresByTheMetricAndReportsTheOthers() throws Exception {
    // When
    Score score = evaluator.score(A_C, spec("valid", List.of("test"), Map.of()), Progress.UNHEARD);

    // Then
    assertThat(score).isEqualTo(new Score(91.5, 91.5 * 0.01, Map.of("test", 94.0)));
  }

  @Test
  void namesFileAndArchitectureIfTheTableLacksIt() {
    // When // Then
    assertFailure(
        B_D,
        spec("valid", List.of(), Map.of()),
        Reason.UNKNOWN_ARCHITECTURE,
        "t.tsv: none of its 2 rows has the architecture 'b-d'");
  }

  @Test
  void refusesRequestsThatCannotBeMet() {
    // When // Then
    assertFailure(
        A_C,
        spec("vlaid", List.of(), Map.of()),
        Reason.INVALID_REQUEST,
        "there is no metric 'vlaid'; its metrics are valid, test, seconds");
    assertFailure(
        A_C,
        spec("valid", List.of("tset"), Map.of()),
        Reason.INVALID_REQUEST,
        "there is no metric 'tset'");
    assertFailure(
        A_C,
        spec("valid", List.of(), Map.of("table", "other")),
        Reason.INVALID_REQUEST,
        "option table is 'other'; this evaluator has [bench]");
    assertFailure(
        A_C,
        spec("valid", List.of(), Map.of("speed", "1")),
        Reason.INVALID_REQUEST,
        "option 'speed' is unknown; the evaluator table has [delay, table]");
    assertFailure(
        A_C,
        spec("valid", List.of(), Map.of("delay", "soon")),
        Reason.INVALID_REQUEST,
        "delay is 'soon'");
    assertFailure(
        A_C,
        spec("valid", List.of(), Map.of("delay", "hours*2")),
        Reason.INVALID_REQUEST,
        "there is no metric 'hours'");
  }

  @Test
  void asksForTheNameOfTheTableIfThereAreSeveral() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("u.tsv"), "arch\tvalid\na-c\t10\n");
    TableEvaluator two =
        new TableEvaluator(Map.of("bench", folder.resolve("t.tsv"), "other", file));

    // When
    Score score =
        two.score(A_C, spec("valid", List.of(), Map.of("table", "other")), Progress.UNHEARD);

    // Then
    assertThat(score.value()).isEqualTo(10);
    assertThatThrownBy(() -> two.score(A_C, spec("valid", List.of(), Map.of()), Progress.UNHEARD))
        .hasMessageContaining("option table is ''; this evaluator has [bench, other]");
  }

  @Test
  void takesTheSimulatedTimeFromAFixedValueOrAColumn() throws Exception {
    // Given
    MetricTable table = TableFile.read(folder.resolve("t.tsv"));

    // When // Then
    assertThat(SimulatedTime.of(null, table).millis(0)).isZero();
    assertThat(SimulatedTime.of("250ms", table).millis(0)).isEqualTo(250);
    assertThat(SimulatedTime.of("1.5s", table).millis(0)).isEqualTo(1500);
    assertThat(SimulatedTime.of("seconds*100", table).millis(0)).isEqualTo(2000);
    assertThat(SimulatedTime.of("seconds*1e3", table).millis(1)).isZero();
  }

  @Test
  void refusesASimulatedTimeBelowZeroBeforeAnyoneWaits() throws Exception {
    // Given a column in which only another row is negative
    Path file = Files.writeString(folder.resolve("n.tsv"), "arch\tgain\na-c\t3\na-d\t-0.5\n");
    TableEvaluator negative = new TableEvaluator(Map.of("n", file));

    // When // Then
    assertThatThrownBy(
            () -> negative.requireAnswerable(spec("gain", List.of(), Map.of("delay", "gain*2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "delay is 'gain*2', but the smallest gain of table %s is -0.5; a time must not be negative"
                .formatted(file));
    assertThatThrownBy(
            () -> evaluator.requireAnswerable(spec("valid", List.of(), Map.of("delay", "-1s"))))
        .hasMessageContaining("delay is '-1s'; it must be a time such as 250ms or 2s");
  }

  @Test
  void tellsAFaultOfTheTableFromOneOfTheRequest() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("x.tsv"), "arch\tvalid\na-c\t1\na-d\tmany\n");
    TableEvaluator faulty = new TableEvaluator(Map.of("x", file));

    // When // Then
    assertThatThrownBy(() -> faulty.requireAnswerable(spec("valid", List.of(), Map.of())))
        .isInstanceOf(InvalidTableException.class)
        .hasMessage(
            "table %s, line 3: valid is 'many'; it must be a finite number, such as 0.94"
                .formatted(file));
    assertThatThrownBy(() -> faulty.requireAnswerable(spec("vlaid", List.of(), Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table %s: there is no metric 'vlaid'; its metrics are valid".formatted(file));
  }

  @Test
  void objectsToATableOfAnotherSpaceAndNotToAPartOfOne() {
    // Given
    SearchSpace other =
        new SearchSpace(
            new CustomSpace("other", List.of(new Row("only", List.of("yes", "no"))), "-")
                .definition());
    EvaluatorSpec spec = spec("valid", List.of(), Map.of());

    // When // Then
    assertThat(evaluator.objection(SPACE, spec)).isEmpty();
    assertThat(evaluator.objection(other, spec))
        .contains(
            "table %s: none of its 2 rows is an architecture of the space 'other'; the first one is 'a-c', but in this space they look like 'yes'"
                .formatted(folder.resolve("t.tsv")));
  }

  @Test
  void anEvaluationTakesItsSimulatedTime() throws Exception {
    // Given
    long before = System.nanoTime();

    // When
    evaluator.score(A_C, spec("valid", List.of(), Map.of("delay", "30ms")), Progress.UNHEARD);

    // Then
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(30_000_000L);
  }

  private void assertFailure(
      Architecture architecture, EvaluatorSpec spec, Reason reason, String message) {
    assertThatThrownBy(() -> evaluator.score(architecture, spec, Progress.UNHEARD))
        .isInstanceOfSatisfying(
            EvaluationException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }

  private static EvaluatorSpec spec(
      String metric, List<String> report, Map<String, String> options) {
    return new EvaluatorSpec("table", metric, report, options);
  }
}
