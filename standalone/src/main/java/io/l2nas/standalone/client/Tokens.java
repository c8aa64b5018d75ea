package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.contracts.TokenRequest;
import io.l2nas.contracts.json.RequestCodec;
import java.util.Map;

/** The tokens with which scripts sign in at a server. Answers are the server's JSON. */
public final class Tokens {
  private static final String ROOT = "tokens";

  private final Server server;

  public Tokens(Server server) {
    this.server = server;
  }

  /** Makes a token; the answer is the only one that has it. */
  public JsonNode create(TokenRequest request) throws InterruptedException {
    return server.post(Server.path(ROOT), RequestCodec.encode(request), Map.of());
  }

  /** The newest first, those that are revoked as well. */
  public JsonNode list() throws InterruptedException {
    return server.get(Server.path(ROOT), Map.of());
  }

  /** From now on the token is worth nothing. */
  public void revoke(String id) throws InterruptedException {
    server.delete(Server.path(ROOT, id));
  }
}
