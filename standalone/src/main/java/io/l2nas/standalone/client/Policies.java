package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.Policy;
import io.l2nas.contracts.json.PolicyFile;
import java.util.Map;

/** The policies of a server's teams. Answers are the server's JSON. */
public final class Policies {
  private static final String ROOT = "policies";

  private final Server server;

  public Policies(Server server) {
    this.server = server;
  }

  /** Imports a policy for a team; one that is there already stays. */
  public JsonNode add(String team, Policy policy) throws InterruptedException {
    return server.post(Server.path(ROOT), Map.of("team", team), PolicyFile.write(policy), Map.of());
  }

  /** Those of a team, the newest first. */
  public JsonNode list(String team) throws InterruptedException {
    return server.get(Server.path(ROOT), Map.of("team", team));
  }

  /** A policy of a team, whole. */
  public Policy find(String team, String digest) throws InterruptedException {
    return Json.policy(server.get(Server.path(ROOT, digest), Map.of("team", team)));
  }
}
