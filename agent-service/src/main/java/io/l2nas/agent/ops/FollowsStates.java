package io.l2nas.agent.ops;

import io.l2nas.agent.channel.LoopFollower;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that the past of the state streams is followed to its end and new states are
 * answered.
 */
@Readiness
@ApplicationScoped
public class FollowsStates implements HealthCheck {
  private final LoopFollower follower;

  FollowsStates(@Identifier("loop-in") LoopFollower follower) {
    this.follower = follower;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("agent follows the state streams")
        .status(follower.isLive())
        .build();
  }
}
