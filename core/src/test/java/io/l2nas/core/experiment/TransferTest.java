package io.l2nas.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentRequest;
import io.l2nas.contracts.ExperimentRequestBuilder;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.FloatVector;
import io.l2nas.contracts.Policy;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.core.checkpoint.AgentCheckpoint;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.fixtures.FunctionEvaluator;
import io.l2nas.core.fixtures.Streams;
import io.l2nas.core.l2nas.L2nasSettings;
import io.l2nas.core.learning.ActorCritic;
import io.l2nas.core.learning.ActorCriticSettings;
import io.l2nas.core.learning.AdamSettings;
import io.l2nas.core.learning.Initialisation;
import io.l2nas.core.learning.Learner;
import io.l2nas.core.policy.PolicyWeights;
import io.l2nas.core.space.SearchSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From one search to the next: what was learned goes along, and nothing else (section 4.4). */
class TransferTest {
  private static final Experiments TEACHER =
      Experiments.of("l2nas").settings(Experiments.quick("l2nas")).steps(60);

  private static final Policy POLICY = policy(TEACHER.submitted());

  /** An agent that does what its actor says, and nothing else. */
  private static final Map<String, String> OBEDIENT =
      Map.of("epsilonStart", "0", "epsilonEnd", "0", "xi", "0");

  @Test
  void aPolicyIsAFunctionOfTheStream() {
    // When
    Policy again = policy(TEACHER.submitted());
    Policy other = policy(TEACHER.seed(1).submitted());

    // Then
    assertThat(again).isEqualTo(POLICY);
    assertThat(other.digest()).isNotEqualTo(POLICY.digest());
    assertThat(POLICY.steps()).isEqualTo(60);
    assertThat(POLICY.best()).isCloseTo(90, within(1e-9));
    assertThat(POLICY.hidden()).containsExactly(16, 16);
  }

  @Test
  void theFirstActionIsThatOfTheTaughtActor() {
    // Given
    ExperimentSubmitted submission = submission(request().settings(OBEDIENT).build());
    SearchSpace space = new SearchSpace(submission.spec().space());
    ActorCritic taught =
        Learner.PLAIN.create(
            new ActorCriticSettings(
                space.size(),
                List.of(16, 16),
                4,
                0.9,
                new AdamSettings(0, 0.9, 0.99),
                new AdamSettings(0, 0.9, 0.99),
                Initialisation.PYTORCH),
            7);
    taught.begin(PolicyWeights.read(POLICY, space, List.of(16, 16)));

    // When
    FloatVector alpha = ExperimentAgent.of(submission).start().get(0).alpha();

    // Then
    assertThat(alpha).isEqualTo(FloatVector.of(taught.act(space.initialState().toArray())));
  }

  @Test
  void whoBeginsWithAPolicyIsRebuiltFromStreamAndCheckpoint() {
    // Given
    ExperimentSubmitted submission = submission(request().steps(40).build());
    List<ExperimentEvent> stream = Streams.of(submission);
    ExperimentAgent agent = ExperimentAgent.of(submission);

    for (ExperimentEvent event : stream) {
      // When
      agent.follow(event);
      AgentCheckpoint checkpoint = new FollowedAgent(agent, dueSince(agent)).checkpoint();
      agent = FollowedAgent.restore(checkpoint).agent();
    }

    // Then
    StateAdvanced last = (StateAdvanced) stream.get(stream.size() - 2);
    assertThat(last.step()).isEqualTo(40);
    assertThat(Streams.of(submission)).isEqualTo(stream);
    assertThat(PolicyWeights.of(agent.learned().orElseThrow()).digest())
        .isEqualTo(policy(submission).digest())
        .isNotEqualTo(POLICY.digest());
  }

  @Test
  void settingsComeAlongButForHowItExplored() {
    // Given
    Policy explored =
        policy(
            TEACHER
                .settings(
                    Map.of("hidden", "8", "batch", "4", "tau", "0.8", "warmUp", "6", "cMax", "2"))
                .submitted());

    // When
    ExperimentSpec spec =
        Specification.of(
            request().policy(explored.digest()).settings(Map.of("cMax", "3")).build(),
            Optional.of(explored));

    // Then
    assertThat(spec.agent().settings())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("hidden", "8", "batch", "4", "tau", "0.8", "cMax", "3"));
    assertThat(spec.agent().policy()).contains(explored.digest());
  }

  @Test
  void aTaughtAgentExploresLess() {
    // When: section 4.4 for DARTS, and a fifth of ε where there is one
    L2nasSettings darts = L2nasSettings.ofTransfer(Map.of(), space("darts"));
    L2nasSettings nasBench = L2nasSettings.ofTransfer(Map.of(), space("nas-bench-201"));
    L2nasSettings asAsked =
        L2nasSettings.ofTransfer(Map.of("epsilonStart", "0.7"), space("nas-bench-201"));

    // Then
    assertThat(L2nasSettings.from(Map.of(), space("darts")).warmUp()).isEqualTo(3_000);
    assertThat(darts.warmUp()).isEqualTo(500);
    assertThat(nasBench.epsilonStart()).isEqualTo(0.2);
    assertThat(asAsked.epsilonStart()).isEqualTo(0.7);
  }

  private static SearchSpace space(String name) {
    return new SearchSpace(Specification.of(Experiments.of("l2nas").space(name).request()).space());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertRefused(
        request().customSpace(null).space("nas-bench-201").build(),
        POLICY,
        "the policy was learned on the space 'uneven', and the search is on 'nas-bench-201'; a policy fits its own space alone");
    assertRefused(
        request().settings(Map.of("hidden", "8x8")).build(),
        POLICY,
        "setting hidden is [8, 8], but the policy's networks have [16, 16]; leave the setting out");
    assertRefused(
        request().agent("screened").build(),
        POLICY,
        "agent is 'screened', which cannot begin with a policy; l2nas can");
    assertRefused(
        request().accEnv(null).build(),
        POLICY,
        "accEnv is missing; the relative reward needs it, as a fraction such as 0.82316");
  }

  @Test
  void nobodyBeginsWithNothingWhoNamedAPolicy() {
    assertThatThrownBy(() -> Specification.of(request().build()))
        .hasMessage(
            "policy is %s, and none is given; give the one that is named"
                .formatted(POLICY.digest()));
  }

  @Test
  void whatWasAlteredIsRefused() {
    // Given
    String weights = POLICY.weights().get(0);
    List<String> other = List.of((weights.charAt(0) == 'A' ? 'B' : 'A') + weights.substring(1));
    Policy altered = Records.with(POLICY, "weights", other);
    Policy cut = Records.with(POLICY, "weights", List.of(weights.substring(0, 400)));

    // When
    // Then
    assertThatThrownBy(() -> submission(request().build(), altered))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the policy's digest is " + POLICY.digest())
        .hasMessageEndingWith("; they were altered, export it again");
    assertThatThrownBy(() -> submission(request().build(), cut))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the policy's digest is ");
  }

  @Test
  void whoHasLearnedNothingHasNoPolicy() {
    // Given
    ExperimentSubmitted random = Experiments.of("random").submitted();
    LearnedPolicy unheard = new LearnedPolicy();
    unheard.follow(TEACHER.submitted());

    // When
    // Then
    assertThatThrownBy(() -> policy(random))
        .hasMessage("agent of 'experiment-1' is 'random', which has no policy; l2nas has one");
    assertThatThrownBy(unheard::policy)
        .hasMessage(
            "experiment 'experiment-1' has no score yet; there is nothing that its agent has learned");
  }

  private static void assertRefused(ExperimentRequest request, Policy policy, String message) {
    assertThatThrownBy(() -> submission(request, policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static ExperimentRequestBuilder request() {
    return ExperimentRequest.of("score")
        .customSpace(Experiments.UNEVEN)
        .evaluator(FunctionEvaluator.NAME)
        .policy(POLICY.digest())
        .accEnv(0.9)
        .topK(4)
        .steps(20)
        .seed(3L);
  }

  private static ExperimentSubmitted submission(ExperimentRequest request) {
    return submission(request, POLICY);
  }

  private static ExperimentSubmitted submission(ExperimentRequest request, Policy policy) {
    Optional<Policy> given = Optional.of(policy);
    return new ExperimentSubmitted("student", Specification.of(request, given), given);
  }

  private static Policy policy(ExperimentSubmitted submission) {
    LearnedPolicy learned = new LearnedPolicy();
    Streams.of(submission).forEach(learned::follow);
    return learned.policy();
  }

  private static Map<Integer, Long> dueSince(ExperimentAgent agent) {
    Map<Integer, Long> dueSince = new HashMap<>();
    agent.inFlight().forEach(action -> dueSince.put(action.step(), 0L));
    return dueSince;
  }
}
