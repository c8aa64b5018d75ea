package io.l2nas.agent.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.BudgetSpec;
import io.l2nas.contracts.DemandReported;
import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.EvaluationFailed;
import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.contracts.EvaluatorReported;
import io.l2nas.contracts.EvaluatorState;
import io.l2nas.contracts.Event;
import io.l2nas.contracts.ExperimentDemand;
import io.l2nas.contracts.ExperimentSpec;
import io.l2nas.contracts.ExperimentStatus;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
import io.l2nas.contracts.TeamReported;
import io.l2nas.contracts.TeamTerms;
import io.l2nas.contracts.Topic;
import io.l2nas.contracts.fixtures.Records;
import io.l2nas.contracts.json.EventCodec;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.core.fixtures.Experiments;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.messaging.TopicCreation;
import io.l2nas.messaging.testing.LoopResource;
import io.l2nas.messaging.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many actions the agent sends to a pool that teams share. */
@QuarkusTest
@WithTestResource(LoopResource.class)
@WithTestResource(PastResource.class)
@WithTestResource(StandingEvaluators.class)
class ShareIT {
  private static final AtomicInteger POOLS = new AtomicInteger();

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> kafka;

  private final String pool = "shared-" + POOLS.incrementAndGet();
  private TopicProbe states;
  private TopicProbe actions;
  private TopicProbe evaluations;
  private TopicProbe demands;
  private TopicProbe evaluators;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private Future<?> heard = CompletableFuture.completedFuture(null);

  @BeforeEach
  void open() {
    try (Admin admin = Admin.create(kafka)) {
      TopicCreation.create(admin, List.of(pool), 1);
    }
    states = new TopicProbe(Topic.STATES.topicName());
    actions = new TopicProbe(Topic.actionsOf(pool));
    evaluations = new TopicProbe(Topic.EVALUATIONS.topicName());
    demands = new TopicProbe(Topic.DEMANDS.topicName());
    evaluators = new TopicProbe(Topic.EVALUATORS.topicName());
  }

  @AfterEach
  void close() {
    heard.cancel(false);
    clock.shutdownNow();
    // Nothing may wait in a pool that is gone with its test.
    for (String experiment : List.of("first-" + pool, "second-" + pool)) {
      send(
          states,
          experiment,
          new ExperimentStatusChanged(experiment, 1, ExperimentStatus.CANCELLED, "the test ends"));
    }
    states.close();
    actions.close();
    evaluations.close();
    demands.close();
    evaluators.close();
  }

  @Test
  void nothingIsSentWhereNobodyEvaluates() {
    // When
    submit("first", spec("lonely", 5));

    // Then
    assertThat(awaitDemand(5, 0).waiting()).isEqualTo(5);
    assertThat(sent("first", 0)).isEmpty();
    evaluator(2);
    assertThat(sent("first", 2)).hasSize(2);
  }

  /** Of two teams alike the second gets its half as evaluations of the first end. */
  @Test
  void whatWasLentComesBackAsEvaluationsEnd() {
    // Given
    evaluator(4);
    submit("first", spec("a-" + pool, 20));
    List<ActionProposed> lent = sent("first", 4);
    awaitDemand(16, 4);

    // When
    submit("second", spec("b-" + pool, 20));
    List<ActionProposed> second = sent("second", 2);
    awaitDemand(18, 2);
    lent.subList(0, 2).forEach(this::complete);
    awaitDemand(16, 2);
    complete(lent.get(2));

    // Then
    assertThat(sent("first", 5)).hasSize(5);
    assertThat(second).extracting(ActionProposed::step).containsExactly(0, 1);
    awaitDemand(15, 2);
  }

  @Test
  void aTeamGetsAsMuchAsItsTermsSay() {
    // Given
    try (TopicProbe teams = new TopicProbe(Topic.TEAMS.topicName())) {
      String team = "limited-" + pool;
      send(
          teams,
          team,
          new TeamReported(team, new TeamTerms(1, 3, Double.MAX_VALUE), "2026-11-28", 0));
    }
    evaluator(8);

    // When
    submit("first", spec("limited-" + pool, 20));

    // Then
    awaitDemand(17, 3);
    assertThat(sent("first", 3)).hasSize(3);
  }

  @Test
  void saysThatTheBudgetOfArchitecturesIsSpent() {
    // Given
    evaluator(8);
    ExperimentSpec spec = spec("spent", 8);

    // When
    submit(
        "first",
        Records.with(spec, "budget", Records.with(BudgetSpec.DEFAULT, "maxArchitectures", 3)));

    // Then
    EvaluationFailed refused =
        evaluations.await(1, record -> record.key().equals("first-" + pool)).stream()
            .map(record -> (EvaluationFailed) event(record))
            .toList()
            .get(0);
    assertThat(refused.reason()).isEqualTo(Reason.BUDGET);
    assertThat(sent("first", refused.step()))
        .hasSize(refused.step())
        .extracting(ActionProposed::step)
        .allMatch(step -> step < refused.step());
  }

  private static ExperimentSpec spec(String team, int parallelism) {
    return Records.with(
        Experiments.of("random").steps(100).parallelism(parallelism).submitted().spec(),
        "team",
        team);
  }

  private void submit(String name, ExperimentSpec spec) {
    String experiment = name + "-" + pool;
    send(states, experiment, new ExperimentSubmitted(experiment, Records.with(spec, "pool", pool)));
  }

  /** From now on there is one, which is heard of now and then. */
  private void evaluator(int slots) {
    EvaluatorReported report =
        new EvaluatorReported(
            "of-" + pool, pool, 1, EvaluatorState.TAKING, slots, "none", List.of());
    heard =
        clock.scheduleAtFixedRate(
            () -> send(evaluators, report.subject(), report), 0, 3, TimeUnit.SECONDS);
  }

  private void complete(ActionProposed action) {
    send(
        evaluations,
        action.experiment(),
        new EvaluationCompleted(
            action.experiment(),
            action.step(),
            action.attempt(),
            "of-" + pool,
            action.alpha(),
            new SearchSpace(action.space()).discretize(action.alpha()).text(),
            0.5,
            3,
            Map.of(),
            3600));
  }

  /** All that was sent of an experiment, when it is so much at least. */
  private List<ActionProposed> sent(String name, int count) {
    return actions
        .await(
            count,
            record -> StateFollowerTestBase.action(record).experiment().equals(name + "-" + pool))
        .stream()
        .map(StateFollowerTestBase::action)
        .toList();
  }

  /** Waits until an experiment of this pool is said to ask for so much. */
  private ExperimentDemand awaitDemand(int waiting, int inFlight) {
    demands.await(1, record -> demand(record, waiting, inFlight) != null);
    return demands.await(1, record -> demand(record, waiting, inFlight) != null).stream()
        .map(record -> demand(record, waiting, inFlight))
        .toList()
        .get(0);
  }

  private ExperimentDemand demand(
      ConsumerRecord<String, byte[]> record, int waiting, int inFlight) {
    if (!record.key().startsWith(pool + "/")) {
      return null;
    }
    return ((DemandReported) event(record))
        .experiments().stream()
            .filter(each -> each.waiting() == waiting && each.inFlight() == inFlight)
            .findFirst()
            .orElse(null);
  }

  private static void send(TopicProbe topic, String key, Event event) {
    topic.send(key, EventCodec.encode(event));
  }

  private static Event event(ConsumerRecord<String, byte[]> record) {
    try {
      return EventCodec.decode(Event.class, record.value());
    } catch (MalformedRecordException e) {
      throw new AssertionError("the agent wrote what cannot be read", e);
    }
  }
}
