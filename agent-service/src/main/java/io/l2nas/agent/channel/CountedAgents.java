package io.l2nas.agent.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.StateAdvanced;
import io.l2nas.core.experiment.AgentShard;
import io.l2nas.core.experiment.ExperimentAgent;
import java.util.List;
import java.util.Optional;

/** Lets the agents of a partition follow events, and counts what they make of them. */
final class CountedAgents {
  private final AgentShard shard;
  private final LoopMetrics metrics;

  CountedAgents(AgentShard shard, LoopMetrics metrics) {
    this.shard = shard;
    this.metrics = metrics;
  }

  /** See {@link AgentShard#follow}. */
  List<ActionProposed> follow(ExperimentEvent event, long recordedAt) {
    Optional<ExperimentAgent> known = shard.agent(event.experiment());
    int refused = known.map(ExperimentAgent::refusedUpdates).orElse(0);
    long begin = System.nanoTime();
    List<ActionProposed> due = shard.follow(event, recordedAt);
    long took = System.nanoTime() - begin;
    known
        .or(() -> shard.agent(event.experiment()))
        .ifPresent(
            agent -> {
              metrics.proposed(agent.spec(), due.size());
              if (event instanceof StateAdvanced state) {
                count(state, agent, took, agent.refusedUpdates() - refused);
              }
            });
    return due;
  }

  private void count(StateAdvanced state, ExperimentAgent agent, long took, int refused) {
    boolean completed = state.outcome().match(score -> true, failure -> false);
    metrics.applied(agent.spec(), completed, took, refused);
  }
}
