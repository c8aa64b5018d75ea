package io.l2nas.agent.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.EvaluationOutcome;
import io.l2nas.core.dispatch.QueueStart;
import io.l2nas.messaging.LogLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Sends what is due and granted, answers what is known, and looks for what was lost. */
@ApplicationScoped
public class Dispatcher {
  private static final Logger LOGGER = Logger.getLogger(Dispatcher.class);

  private final OwnedPartitions owned;
  private final OwnDemands demands;
  private final PoolShares shares;
  private final QueueStarts queueStarts;
  private final ActionPublisher actions;
  private final RecallPublisher recalls;
  private final OutcomePublisher outcomes;
  private final LoopMetrics metrics;

  Dispatcher(
      OwnedPartitions owned,
      OwnDemands demands,
      PoolShares shares,
      QueueStarts queueStarts,
      ActionPublisher actions,
      RecallPublisher recalls,
      OutcomePublisher outcomes,
      LoopMetrics metrics) {
    this.owned = owned;
    this.demands = demands;
    this.shares = shares;
    this.queueStarts = queueStarts;
    this.actions = actions;
    this.recalls = recalls;
    this.outcomes = outcomes;
    this.metrics = metrics;
  }

  /**
   * Answers what needs no evaluator, and sends as many actions as the shares of their experiments
   * allow now.
   */
  synchronized void dispatchDue() {
    for (OwnedPartition partition : owned.all()) {
      partition.answers().forEach(answer -> tell(answer, partition));
      partition.recalls().forEach(recalls::publish);
    }
    Map<String, Integer> grants = shares.grants(demands.reports());
    for (OwnedPartition partition : owned.all()) {
      partition
          .due(experiment -> grants.getOrDefault(experiment, 0))
          .forEach(action -> dispatch(action, partition));
    }
  }

  /** Looks for evaluators that were lost; what they had is due again. */
  void mend() {
    for (OwnedPartition partition : owned.all()) {
      partition.failures().forEach(failure -> tell(failure, partition));
      partition.losses().forEach(metrics::lost);
      int unanswered = partition.giveUpRecalls();
      if (unanswered > 0) {
        LogLine.of(
                "actions are evaluated though they may have a score: the history does not answer")
            .count(unanswered)
            .warn(LOGGER);
      }
    }
    dispatchDue();
  }

  private void tell(EvaluationOutcome outcome, OwnedPartition partition) {
    outcomes.publish(outcome, () -> partition.tellAgain(outcome));
  }

  /** Looks for actions that are no longer in their queue. */
  void lookIntoQueues() {
    owned.all().stream()
        .flatMap(partition -> partition.awaitedPools().stream())
        .collect(Collectors.toSet())
        .forEach(this::lookIntoQueue);
  }

  private void dispatch(ActionProposed action, OwnedPartition partition) {
    if (action.attempt() > 1) {
      LogLine.of("dispatched again")
          .experiment(action.experiment())
          .step(action.step())
          .attempt(action.attempt())
          .info(LOGGER);
    }
    actions.publish(action, partition::found);
  }

  private void lookIntoQueue(String pool) {
    queueStarts
        .of(pool)
        .whenComplete(
            (starts, failure) -> {
              if (failure == null) {
                found(pool, starts);
              } else {
                LogLine.of("a queue cannot be looked into now")
                    .pool(pool)
                    .error(failure)
                    .debug(LOGGER);
              }
            });
  }

  private void found(String pool, Map<Integer, QueueStart> starts) {
    owned.all().forEach(partition -> partition.queueStartsAt(pool, starts));
  }
}
