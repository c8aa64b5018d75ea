package io.l2nas.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.standalone.client.PoolView;
import io.l2nas.standalone.client.PoolView.Evaluator;
import io.l2nas.standalone.client.PoolView.Experiment;
import io.l2nas.standalone.client.PoolView.Quarantine;
import io.l2nas.standalone.client.PoolView.Running;
import io.l2nas.standalone.client.PoolView.Team;
import io.l2nas.standalone.screen.Style;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A pool as people see it. */
class PoolReportTest {
  private static final Style UNICODE = new Style(false, true);
  private static final Experiment WAITS =
      new Experiment(
          "exp-1",
          0,
          4,
          4,
          120,
          61.5,
          "team 'vision' of weight 2.0 is due 4.0 of the 6 slots",
          1845.0);
  private static final Experiment RUNS = new Experiment("exp-2", 0, 1, 1, 0, null, null, null);

  @Test
  void showsTeamsWhoWaitsAndWhoEvaluates() {
    // Given
    PoolView pool =
        new PoolView(
            "gpu",
            6,
            2,
            120,
            7564.5,
            List.of(
                new Evaluator(
                    "gpu-1",
                    "TAKING",
                    2,
                    "NVIDIA H100",
                    List.of(new Running("exp-1", "vision", 7, 1, 75)),
                    null),
                new Evaluator(
                    "gpu-2",
                    "DRAINING",
                    1,
                    "cpu",
                    List.of(new Running("exp-2", null, 3, 2, 5)),
                    null),
                new Evaluator("gpu-3", "DRAINING", 1, "cpu", List.of(), null)),
            List.of(
                new Team("speech", 1, 8, 36_000.0, 5400, 2, 2, 1, 0, List.of(RUNS)),
                new Team("vision", 2, null, null, 60, 4, 4, 4, 120, List.of(WAITS))));

    // When
    List<String> lines = new PoolReport(pool, 100, UNICODE).lines();

    // Then
    assertThat(String.join("\n", lines) + "\n")
        .isEqualTo(
            """
              pool gpu  ━━━━━━━━━━────────────────────  2 of 6 slots busy
              120 waiting · 2h 06m of work

              team    weight  slots  credits  in flight  limit  waiting   today    a day
              ──────  ──────  ─────  ───────  ─────────  ─────  ───────  ──────  ───────
              speech       1    2.0        2          1      8        0  1h 30m  10h 00m
              vision       2    4.0        4          4             120  1m 00s

              waits  actions  begun in  each takes  why
              ─────  ───────  ────────  ──────────  ─────────────────────────────────────────────────────
              exp-1      120   30m 45s      1m 02s  team 'vision' of weight 2.0 is due 4.0 of the 6 slots

              evaluator  device       does                       step     for  team
              ─────────  ───────────  ─────────────────  ────────────  ──────  ──────
              gpu-1      NVIDIA H100  exp-1                         7  1m 15s  vision
              gpu-1      NVIDIA H100  1 of 2 slots idle
              gpu-2      cpu          exp-2              3, attempt 2      5s
              gpu-3      cpu          draining
            """);
  }

  @Test
  void saysWhoIsInQuarantineAndWhy() {
    // Given
    PoolView pool =
        new PoolView(
            "gpu",
            1,
            0,
            0,
            0,
            List.of(
                new Evaluator("gpu-1", "TAKING", 1, "cpu", List.of(), null),
                new Evaluator(
                    "gpu-2",
                    "QUARANTINED",
                    1,
                    "cpu",
                    List.of(),
                    new Quarantine(
                        "2026-11-28T17:04:09.250Z",
                        "5 failures in a row at work that others complete; the last at step 29 of"
                            + " exp-1: INVALID_REQUEST, option table is 't'"))),
            List.of());

    // When
    List<String> lines = new PoolReport(pool, 100, UNICODE).lines();

    // Then
    assertThat(String.join("\n", lines) + "\n")
        .isEqualTo(
            """
              pool gpu  ──────────────────────────────  0 of 1 slots busy
              0 waiting · 0s of work

              evaluator  device  does         step  for  team
              ─────────  ──────  ───────────  ────  ───  ────
              gpu-1      cpu     idle
              gpu-2      cpu     quarantined

              in quarantine  since             why
              ─────────────  ────────────────  ─────────────────────────────────────────────────────────────
              gpu-2          2026-11-28 17:04  5 failures in a row at work that others complete; the last at
                                               step 29 of exp-1: INVALID_REQUEST, option table is 't'
              mended? l2nas release gpu-2
            """);
  }

  @Test
  void noLineIsWiderThanTheScreen() {
    // Given
    PoolView pool =
        new PoolView(
            "gpu",
            6,
            2,
            120,
            1,
            List.of(),
            List.of(new Team("vision", 2, null, null, 60, 4, 4, 4, 120, List.of(WAITS))));

    // When
    // Then
    assertThat(new PoolReport(pool, 60, UNICODE).lines()).allMatch(line -> line.length() <= 60);
    assertThat(new PoolReport(pool, 60, new Style(true, true)).lines())
        .allMatch(line -> line.replaceAll("\u001b\\[\\d+m", "").length() <= 60);
  }

  @Test
  void saysThatNobodyTakesWork() {
    // When
    List<String> lines =
        new PoolReport(new PoolView("gpu", 0, 0, 0, 0, List.of(), List.of()), 80, Style.PLAIN)
            .lines();

    // Then
    assertThat(lines).containsExactly("  pool gpu  nobody takes work", "  0 waiting | 0s of work");
  }

  @Test
  void ofManyEvaluatorsSomeAreShown() {
    // Given
    List<Evaluator> many =
        IntStream.range(0, 64)
            .mapToObj(i -> new Evaluator("gpu-" + i, "TAKING", 1, "cpu", List.of(), null))
            .toList();

    // When
    List<String> lines =
        new PoolReport(new PoolView("gpu", 64, 0, 0, 0, many, List.of()), 80, Style.PLAIN).lines();

    // Then
    assertThat(lines).hasSize(2 + 1 + 2 + 16 + 1).endsWith("  and 48 more");
  }
}
