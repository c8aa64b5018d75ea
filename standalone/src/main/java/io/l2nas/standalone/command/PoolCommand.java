package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.client.PoolView;
import io.l2nas.standalone.client.Pools;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.Repainted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code l2nas pool}: who evaluates, who waits, and why. */
@Command(
    name = "pool",
    header = "Watch a pool: who evaluates, who waits, and why.",
    description = {
      "On a terminal the picture is painted again every second, until Ctrl-C; elsewhere, and with"
          + " --once or --json, it is printed once."
    },
    footer = {"  @|bold l2nas pool|@", "  @|bold l2nas pool gpu --json | jq .outstandingSeconds|@"})
final class PoolCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(
      paramLabel = "POOL",
      arity = "0..1",
      defaultValue = "default",
      description = "The pool (${DEFAULT-VALUE}).")
  private String pool;

  @Option(names = "--once", description = "Print it once.")
  private boolean once;

  PoolCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Pools pools = server.pools();
    JsonNode first = pools.pool(pool);
    if (once || server.json() || !console.terminal().stdout()) {
      server.print(console, first, () -> lines(first));
      return 0;
    }
    repaint(pools, first);
    return 0;
  }

  private void repaint(Pools pools, JsonNode first) throws InterruptedException {
    Repainted screen = new Repainted(console.out(), console.terminal().rows());
    Runtime.getRuntime().addShutdownHook(new Thread(screen::close, "l2nas-screen"));
    List<String> lines = lines(first);
    while (true) {
      screen.paint(lines);
      Thread.sleep(BETWEEN_LOOKS.toMillis());
      try {
        lines = lines(pools.pool(pool));
      } catch (CommandException e) {
        if (e.code() != ExitCode.UNREACHABLE) {
          screen.close();
          throw e;
        }
        lines = withoutAnswer(lines);
      }
    }
  }

  private List<String> lines(JsonNode json) {
    return new PoolReport(PoolView.of(json), console.terminal().outColumns(), console.outStyle())
        .lines();
  }

  /** The last picture, and that it is the last. */
  private List<String> withoutAnswer(List<String> last) {
    String remark = "  " + console.outStyle().yellow("the server does not answer; trying again");
    List<String> lines = new ArrayList<>(last);
    if (!lines.get(0).equals(remark)) {
      lines.add(0, remark);
    }
    return lines;
  }
}
