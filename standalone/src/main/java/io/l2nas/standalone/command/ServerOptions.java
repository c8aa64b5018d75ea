package io.l2nas.standalone.command;

import io.l2nas.standalone.client.DeadLetters;
import io.l2nas.standalone.client.Experiments;
import io.l2nas.standalone.client.Json;
import io.l2nas.standalone.client.Policies;
import io.l2nas.standalone.client.Pools;
import io.l2nas.standalone.client.Server;
import io.l2nas.standalone.screen.Console;
import java.net.URI;
import java.util.List;
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

  @Option(names = "--json", order = 91, description = "One JSON object on stdout.")
  private boolean json;

  /** The experiments of the server. */
  Experiments experiments() {
    return new Experiments(new Server(Usage.valid(this::address)));
  }

  /** The pools of the server. */
  Pools pools() {
    return new Pools(new Server(Usage.valid(this::address)));
  }

  /** The policies of the server's teams. */
  Policies policies() {
    return new Policies(new Server(Usage.valid(this::address)));
  }

  /** The dead letters of the server. */
  DeadLetters deadLetters() {
    return new DeadLetters(new Server(Usage.valid(this::address)));
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
