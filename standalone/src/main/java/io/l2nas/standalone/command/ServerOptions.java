package io.l2nas.standalone.command;

import io.l2nas.standalone.client.DeadLetters;
import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.client.Json;
import io.l2nas.standalone.client.Policies;
import io.l2nas.standalone.client.Pools;
import io.l2nas.standalone.client.Server;
import io.l2nas.standalone.client.Tokens;
import io.l2nas.standalone.screen.Console;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Which server, and in which form its answer is printed. */
final class ServerOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      order = 90,
      defaultValue = "${env:L2NAS_SERVER:-http://127.0.0.1:8420}",
      description = "The server to talk to; else $L2NAS_SERVER, else port 8420 of this machine.")
  private String server;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      order = 91,
      description = "A file with the token to sign in with; else $L2NAS_TOKEN, else nobody does.")
  private Path tokenFile;

  @Option(names = "--json", order = 92, description = "One JSON object on stdout.")
  private boolean json;

  /** The experiments of the server. */
  Experiments experiments() {
    return new Experiments(server());
  }

  /** The pools of the server. */
  Pools pools() {
    return new Pools(server());
  }

  /** The policies of the server's teams. */
  Policies policies() {
    return new Policies(server());
  }

  /** The dead letters of the server. */
  DeadLetters deadLetters() {
    return new DeadLetters(server());
  }

  /** The tokens with which scripts sign in at the server. */
  Tokens tokens() {
    return new Tokens(server());
  }

  boolean json() {
    return json;
  }

  /** Prints the answer itself, or the lines that people read. */
  void print(Console console, Object answer, Supplier<List<String>> people) {
    if (json) {
      console.out().println(Json.line(answer));
    } else {
      people.get().forEach(console.out()::println);
    }
  }

  private Server server() {
    return new Server(Usage.valid(this::address), token());
  }

  /** Never an option itself: whoever lists the processes of a machine sees their arguments. */
  private Optional<String> token() {
    return Optional.ofNullable(tokenFile)
        .map(
            file ->
                new String(InputFile.bytes("--token-file", file), StandardCharsets.UTF_8).strip())
        .or(() -> Optional.ofNullable(System.getenv("L2NAS_TOKEN")))
        .filter(token -> !token.isBlank());
  }

  private URI address() {
    String complaint =
        "--server is '%s'; it must be an address such as http://127.0.0.1:8420".formatted(server);
    try {
      URI uri = URI.create(server);
      if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
        throw new IllegalArgumentException(complaint);
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(complaint, e);
    }
  }
}
