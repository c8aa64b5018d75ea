package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.TeamRequest;
import io.l2nas.contracts.json.RequestCodec;
import java.util.Map;

/**
 * The pools of a server, the teams that share them, and who must not evaluate. Answers are the
 * server's JSON.
 */
public final class Pools {
  private static final String POOLS = "pools";
  private static final String TEAMS = "teams";
  private static final String QUARANTINE = "quarantine";

  private final Server server;

  public Pools(Server server) {
    this.server = server;
  }

  /** Who evaluates, and who gets what. */
  public JsonNode pool(String name) throws InterruptedException {
    return server.get(Server.path(POOLS, name), Map.of());
  }

  public JsonNode teams() throws InterruptedException {
    return server.get(Server.path(TEAMS), Map.of());
  }

  public JsonNode team(String name) throws InterruptedException {
    return server.get(Server.path(TEAMS, name), Map.of());
  }

  /** Who is in quarantine, and why. */
  public JsonNode quarantine() throws InterruptedException {
    return server.get(Server.path(QUARANTINE), Map.of());
  }

  /** Releases an evaluator from quarantine. */
  public void release(String evaluator) throws InterruptedException {
    server.delete(Server.path(QUARANTINE, evaluator));
  }

  /** Gives a team other terms. */
  public JsonNode setTeam(String name, TeamRequest terms) throws InterruptedException {
    return server.put(Server.path(TEAMS, name), RequestCodec.encode(terms));
  }
}
