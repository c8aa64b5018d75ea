package io.l2nas.agent.ops;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the agent an id. */
public final class TwinResource implements QuarkusTestResourceLifecycleManager {
  static final String ID = "twin";

  @Override
  public Map<String, String> start() {
    return Map.of("l2nas.agent.id", ID);
  }

  @Override
  public void stop() {
    // There is nothing to stop.
  }
}
