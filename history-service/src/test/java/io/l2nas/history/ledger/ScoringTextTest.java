package io.l2nas.history.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.fixtures.Records;
import io.l2nas.contracts.fixtures.Specs;
import io.l2nas.core.history.Scoring;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scores are found again by a digest of this text. */
class ScoringTextTest {

  /** Golden: where it changes, no team finds what it measured before. */
  @Test
  void theTextStays() {
    // When
    String text = Rows.write(Scoring.of(Specs.experiment()));

    // Then
    assertThat(text)
        .isEqualTo(
            """
            {"space":{"name":"toy","rows":[{"name":"operation","choices":["skip","conv","pool"]},\
            {"name":"kernel","choices":["3","5"]}],"pieces":["","|",""]},\
            "evaluator":{"name":"table","metric":"accuracy","report":["flops","latency"],\
            "options":{"delay":"2s","table":"toy"}},"version":"2.1",\
            "reward":{"kind":"RELATIVE","reference":0.82316}}""");
  }

  @Test
  void theOrderOfReportedMetricsMakesNoDifference() {
    // Given
    var spec = Specs.experiment();
    var turned =
        Records.with(
            spec,
            "evaluator",
            Records.with(spec.evaluator(), "report", List.of("latency", "flops")));

    // When
    Scoring scoring = Scoring.of(turned);

    // Then
    assertThat(scoring).isEqualTo(Scoring.of(spec));
  }
}
