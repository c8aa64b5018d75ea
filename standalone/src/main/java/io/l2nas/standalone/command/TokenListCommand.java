package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.client.TokenView;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.TextTable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code l2nas token list}: who may sign in with one. */
@Command(
    name = "list",
    header = "List the tokens, the newest first; what they are nobody is told.",
    footer = "  @|bold l2nas token list --json | jq -r '.items[].id'|@")
final class TokenListCommand implements Callable<Integer> {
  private static final int DATE = "2026-01-01".length();

  private final Console console;

  @Mixin private ServerOptions server;

  TokenListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    JsonNode page = server.tokens().list();
    server.print(console, page, () -> lines(page));
    return 0;
  }

  private List<String> lines(JsonNode page) {
    if (page.path("items").isEmpty()) {
      return List.of("there is no token; make one with 'l2nas token create'");
    }
    TextTable table =
        TextTable.of(List.of("token", "for", "role", "team", "made", "by", "good until"));
    StreamSupport.stream(page.path("items").spliterator(), false)
        .map(TokenView::of)
        .forEach(
            token ->
                table.row(
                    List.of(
                        token.id(),
                        token.name(),
                        token.role(),
                        token.team() == null ? "all" : token.team(),
                        date(token.createdAt()),
                        token.createdBy(),
                        end(token))));
    return table.lines(console.outStyle());
  }

  private static String end(TokenView token) {
    if (token.revokedAt() != null) {
      return "revoked " + date(token.revokedAt());
    }
    return token.expiresAt() == null ? "it is revoked" : date(token.expiresAt());
  }

  private static String date(String time) {
    return time.substring(0, DATE);
  }
}
