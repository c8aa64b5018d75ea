package io.l2nas.contracts;

import java.util.List;

/**
 * An agent tells what the experiments of one of its partitions ask of a pool: when that changes,
 * and every few seconds while it does not. An experiment that is left out asks for nothing.
 *
 * @param pool the pool
 * @param partition the partition of the state streams
 * @param number counts the reports of this agent, from 1
 * @param experiments what each asks for
 */
public record DemandReported(
    String pool, int partition, int number, List<ExperimentDemand> experiments)
    implements PoolEvent {
  public DemandReported {
    Require.pool(pool);
    Require.atLeast("partition", 0, partition);
    Require.atLeast("number", 1, number);
    experiments = Require.list("experiments", experiments);
  }

  @Override
  public String subject() {
    return pool + "/" + partition;
  }

  @Override
  public String id() {
    return subject() + "/reported/" + number;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.demand(this);
  }
}
