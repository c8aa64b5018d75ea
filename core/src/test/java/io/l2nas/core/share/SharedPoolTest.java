package io.l2nas.core.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.TeamTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may have how many actions in flight. */
class SharedPoolTest {
  private final Map<String, TeamLimits> limits = new HashMap<>();
  private final List<ExperimentDemand> demands = new ArrayList<>();

  @Test
  void creditsAreInProportionToWeights() {
    // Given
    weigh("a", 1);
    weigh("b", 2);
    weigh("c", 1);
    ask("a1", "a", 10_000, 0);
    ask("b1", "b", 100, 0);
    ask("c1", "c", 100, 0);

    // When
    List<TeamShare> shares = share(8);

    // Then
    assertThat(shares).extracting(TeamShare::credits).containsExactly(2, 4, 2);
    assertThat(grants(shares))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a1", 2, "b1", 4, "c1", 2));
  }

  @Test
  void anIdleShareIsLent() {
    // Given
    weigh("a", 1);
    weigh("b", 3);
    ask("a1", "a", 100, 0);
    ask("b1", "b", 2, 0);

    // When
    // Then
    assertThat(share(8)).extracting(TeamShare::credits).containsExactly(6, 2);
  }

  /** Anybody may report anything; then shares are wrong for a while, and nothing breaks. */
  @Test
  void asManySlotsAsThereAreNumbersBreakNothing() {
    // Given
    ask("a1", "a", Integer.MAX_VALUE, 1);
    ask("b1", "b", Integer.MAX_VALUE, 0);
    ask("b2", "b", Integer.MAX_VALUE, Integer.MAX_VALUE);

    // When
    List<TeamShare> shares = share(Integer.MAX_VALUE);

    // Then
    assertThat(shares).extracting(TeamShare::team).containsExactly("a", "b");
  }

  /** Team a has all slots when b comes: nothing is granted to a until b has its share. */
  @Test
  void whatWasLentComesBackAsEvaluationsEnd() {
    // Given
    ask("a1", "a", 50, 8);
    ask("b1", "b", 50, 0);

    // When
    List<TeamShare> shares = share(8);

    // Then
    assertThat(shares).extracting(TeamShare::credits).containsExactly(4, 4);
    assertThat(grants(shares)).containsExactlyInAnyOrderEntriesOf(Map.of("a1", 0, "b1", 4));
  }

  @Test
  void anExperimentCannotTakeBackWhatAnotherOfItsTeamStillHolds() {
    // Given
    ask("a1", "a", 50, 8);
    ask("a2", "a", 50, 0);

    // When
    List<TeamShare> shares = share(8);

    // Then
    assertThat(shares.get(0).experiments()).extracting(ExperimentShare::credits).containsOnly(4);
    assertThat(grants(shares)).containsExactlyInAnyOrderEntriesOf(Map.of("a1", 0, "a2", 0));
  }

  @Test
  void theHigherPriorityOfATeamComesFirstAndNoOtherTeamFeelsIt() {
    // Given
    demands.add(new ExperimentDemand("a1", "a", 0, 50, 0, 0, 0));
    demands.add(new ExperimentDemand("a2", "a", 5, 3, 0, 0, 0));
    demands.add(new ExperimentDemand("b1", "b", -5, 50, 0, 0, 0));

    // When
    List<TeamShare> shares = share(8);

    // Then
    assertThat(grants(shares))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a1", 1, "a2", 3, "b1", 4));
    assertThat(reason(shares, "a1")).isEqualTo(WaitingReason.PRIORITY);
    assertThat(reason(shares, "a2")).isEqualTo(WaitingReason.NONE);
    assertThat(reason(shares, "b1")).isEqualTo(WaitingReason.POOL_IS_BUSY);
  }

  @Test
  void aTeamHasNoMoreInFlightThanItMay() {
    // Given
    limits.put("a", new TeamLimits(new TeamTerms(5, 3, Double.MAX_VALUE), 0));
    ask("a1", "a", 50, 2);
    ask("b1", "b", 2, 0);

    // When
    List<TeamShare> shares = share(8);

    // Then
    assertThat(grants(shares)).containsExactlyInAnyOrderEntriesOf(Map.of("a1", 1, "b1", 2));
    assertThat(reason(shares, "a1")).isEqualTo(WaitingReason.TEAM_LIMIT);
  }

  @Test
  void whatIsLeftOfADayIsNotOverspent() {
    // Given
    limits.put("a", new TeamLimits(new TeamTerms(1, 100, 1000), 750));
    limits.put("b", new TeamLimits(new TeamTerms(1, 100, 1000), 1000.5));
    demands.add(new ExperimentDemand("a1", "a", 0, 50, 1, 10, 100));
    demands.add(new ExperimentDemand("b1", "b", 0, 50, 0, 10, 100));

    // When
    List<TeamShare> shares = share(8);

    // Then
    assertThat(grants(shares)).containsExactlyInAnyOrderEntriesOf(Map.of("a1", 2, "b1", 0));
    assertThat(reason(shares, "a1")).isEqualTo(WaitingReason.DAY_IS_USED);
    assertThat(reason(shares, "b1")).isEqualTo(WaitingReason.DAY_IS_USED);
  }

  @Test
  void untilOneHasEndedNobodyKnowsWhatItTakesOfADay() {
    // Given
    limits.put("a", new TeamLimits(new TeamTerms(1, 100, 1000), 999));
    ask("a1", "a", 50, 0);

    // When
    // Then
    assertThat(grants(share(8))).containsEntry("a1", 1);
  }

  @Test
  void nothingIsGrantedWhereNobodyEvaluates() {
    // Given
    ask("a1", "a", 50, 0);

    // When
    List<TeamShare> shares = share(0);

    // Then
    assertThat(grants(shares)).containsEntry("a1", 0);
    assertThat(reason(shares, "a1")).isEqualTo(WaitingReason.NO_EVALUATOR);
  }

  /** 30 ms of work may stand in the queue: 30 actions of a millisecond for each slot. */
  @Test
  void ofShortEvaluationsMoreMayBeInFlight() {
    // Given
    demands.add(new ExperimentDemand("a1", "a", 0, 10_000, 0, 10, 0.001));

    // When
    // Then
    assertThat(share(4).get(0).credits()).isEqualTo(124);
  }

  /** So that a team gets the slots that it is due, and not the same number of evaluations. */
  @Test
  void slotsAreSharedNotEvaluations() {
    // Given
    demands.add(new ExperimentDemand("a1", "a", 0, 10_000, 0, 10, 0.1));
    demands.add(new ExperimentDemand("b1", "b", 0, 10_000, 0, 10, 100));

    // When
    List<TeamShare> shares = share(8);

    // Then
    assertThat(shares).extracting(TeamShare::slots).containsExactly(4.0, 4.0);
    assertThat(shares).extracting(TeamShare::credits).containsExactly(5, 4);
  }

  @Test
  void tellsHowLongTheOthersWait() {
    // Given
    demands.add(new ExperimentDemand("a1", "a", 0, 100, 4, 10, 60));
    demands.add(new ExperimentDemand("b1", "b", 0, 100, 4, 0, 0));

    // When
    List<TeamShare> shares = share(8);

    // Then
    assertThat(shares.get(0).experiments().get(0).secondsUntilBegun().orElseThrow())
        .isCloseTo(1500, within(1e-9));
    assertThat(shares.get(1).experiments().get(0).secondsUntilBegun()).isEmpty();
  }

  private void weigh(String team, double weight) {
    limits.put(team, new TeamLimits(new TeamTerms(weight, 1_000_000, Double.MAX_VALUE), 0));
  }

  private void ask(String experiment, String team, int waiting, int inFlight) {
    demands.add(new ExperimentDemand(experiment, team, 0, waiting, inFlight, 0, 0));
  }

  private List<TeamShare> share(int slots) {
    List<EvaluatorReported> evaluators =
        slots == 0
            ? List.of()
            : List.of(
                new EvaluatorReported(
                    "e", "default", 1, EvaluatorState.TAKING, slots, "cpu", List.of()));
    return new SharedPool().share(new PoolState(evaluators, demands, limits, Map.of()), 0, 0);
  }

  private static Map<String, Integer> grants(List<TeamShare> shares) {
    Map<String, Integer> grants = new HashMap<>();
    shares.forEach(
        team ->
            team.experiments()
                .forEach(share -> grants.put(share.demand().experiment(), share.grant())));
    return grants;
  }

  private static WaitingReason reason(List<TeamShare> shares, String experiment) {
    return shares.stream()
        .flatMap(team -> team.experiments().stream())
        .filter(share -> share.demand().experiment().equals(experiment))
        .findFirst()
        .orElseThrow()
        .reason();
  }
}
