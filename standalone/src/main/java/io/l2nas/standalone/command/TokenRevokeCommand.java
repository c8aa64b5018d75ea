package io.l2nas.standalone.command;

import io.l2nas.standalone.client.Tokens;
import io.l2nas.standalone.screen.Console;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l2nas token revoke}: a token that is worth nothing any more. */
@Command(
    name = "revoke",
    header = "Revoke tokens: from the next request on they are worth nothing.",
    footer = "  @|bold l2nas token revoke tok-0a1b2c3d4e|@")
final class TokenRevokeCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(
      paramLabel = "TOKEN",
      arity = "1..*",
      description = "Their names, as 'l2nas token list' shows them.")
  private List<String> ids;

  TokenRevokeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Tokens tokens = server.tokens();
    for (String id : ids) {
      tokens.revoke(id);
    }
    server.print(
        console, Map.of("revoked", ids), () -> ids.stream().map(id -> id + " is revoked").toList());
    return 0;
  }
}
