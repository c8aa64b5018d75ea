package io.l2nas.agent.ops;

import io.l2nas.agent.channel.LoopFollower;
import io.l2nas.agent.channel.PoolFollower;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that the past of the state streams is followed to its end, it is known how the pools
 * stand, and new states are answered.
 */
@Readiness
@ApplicationScoped
public class FollowsStates implements HealthCheck {
  private final LoopFollower follower;
  private final PoolFollower pools;

  FollowsStates(@Identifier("loop-in") LoopFollower follower, PoolFollower pools) {
    this.follower = follower;
    this.pools = pools;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("agent follows the state streams")
        .status(follower.isLive() && pools.isLive())
        .build();
  }
}
