package io.l2nas.history.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.EvaluatorState;
import io.l2nas.core.access.Caller;
import io.l2nas.core.access.Grant;
import io.l2nas.core.share.WaitingReason;
import io.l2nas.history.http.EvaluatorView.QuarantineNote;
import io.l2nas.history.http.EvaluatorView.RunningView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoolViewTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void whoReadsOneTeamSeesOfTheOthersHowMuchAndNotWhat() {
    // When
    PoolView seen = pool().as(caller("l2nas:vision:viewer"));

    // Then
    assertThat(seen.toString()).contains("exp-vision").doesNotContain("speech", "robots", "/data/");
    assertThat(seen.teams()).extracting(TeamShareView::team).containsExactly("vision", "(others)");
    TeamShareView others = seen.teams().get(1);
    assertThat(others.weight()).isEqualTo(4);
    assertThat(others.inFlight()).isEqualTo(6);
    assertThat(others.waiting()).isEqualTo(10);
    assertThat(seen.evaluators().get(0).running())
        .extracting(RunningView::experiment)
        .containsExactly("exp-vision", "(others)");
    assertThat(seen.outstandingSeconds()).isEqualTo(pool().outstandingSeconds());
  }

  @Test
  void anEvaluatorSeesNoTeamAtAll() {
    // When
    PoolView seen = pool().as(caller("l2nas:evaluator"));

    // Then
    assertThat(seen.toString()).doesNotContain("vision", "speech", "robots");
    assertThat(seen.teams()).hasSize(1);
  }

  @Test
  void anAdministratorSeesAll() {
    // When // Then
    assertThat(pool().as(caller("l2nas:admin"))).isEqualTo(pool());
  }

  private static PoolView pool() {
    return new PoolView(
        "default",
        4,
        2,
        15,
        600,
        17,
        List.of(
            new EvaluatorView(
                "evaluator-1",
                EvaluatorState.TAKING,
                4,
                "cpu",
                List.of(running("vision"), running("speech")),
                new QuarantineNote("2026-01-01", "cannot read /data/speech/secret"))),
        List.of(team("robots"), team("speech"), team("vision")));
  }

  private static RunningView running(String team) {
    return new RunningView("exp-" + team, team, 3, 1, NOW, 2.5);
  }

  private static TeamShareView team(String team) {
    return new TeamShareView(
        team,
        2,
        8,
        null,
        100,
        1.5,
        4,
        3,
        5,
        List.of(
            new ExperimentShareView(
                "exp-" + team,
                0,
                1.5,
                4,
                3,
                5,
                2.0,
                WaitingReason.POOL_IS_BUSY,
                "team " + team,
                null)));
  }

  private static Caller caller(String grant) {
    return new Caller("she", Set.of(Grant.parse(grant)));
  }
}
