package io.l2nas.agent.channel;

import io.l2nas.contracts.ActionProposed;
import io.l2nas.contracts.ExperimentEvent;
import io.l2nas.contracts.ExperimentStatusChanged;
import io.l2nas.contracts.ExperimentSubmitted;
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
              event.match(new Count(agent, took, agent.refusedUpdates() - refused));
            });
    return due;
  }

  private final class Count implements ExperimentEvent.Cases<Void> {
    private final ExperimentAgent agent;
    private final long took;
    private final int refused;

    private Count(ExperimentAgent agent, long took, int refused) {
      this.agent = agent;
      this.took = took;
      this.refused = refused;
    }

    @Override
    public Void submitted(ExperimentSubmitted event) {
      return null;
    }

    @Override
    public Void advanced(StateAdvanced event) {
      boolean completed = event.outcome().match(score -> true, failure -> false);
      metrics.applied(agent.spec(), completed, took, refused);
      return null;
    }

    @Override
    public Void statusChanged(ExperimentStatusChanged event) {
      return null;
    }
  }
}
