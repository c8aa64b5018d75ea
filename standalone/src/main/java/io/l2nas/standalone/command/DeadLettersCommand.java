package io.l2nas.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.l2nas.standalone.client.DeadLetterView;
import io.l2nas.standalone.client.DeadLetters;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code l2nas dead-letters}: the records that could not be used. */
@Command(
    name = "dead-letters",
    header = "List the records that could not be used, show one, or send it again.",
    description = {
      "Without an ID the latest are listed, the newest last. With one it is shown, with what the"
          + " record holds. Mend the cause before you send it again, or it comes back."
    },
    footer = {
      "  @|bold l2nas dead-letters --reason 'is unknown'|@",
      "  @|bold l2nas dead-letters l2nas.evaluations.v1/0/17|@",
      "  @|bold l2nas dead-letters l2nas.evaluations.v1/0/17 --redrive|@"
    })
final class DeadLettersCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ServerOptions server;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Letters to show: where their records stood, topic/partition/offset.")
  private List<String> ids = List.of();

  @Option(names = "--redrive", description = "Send their records again.")
  private boolean redrive;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Only those of records on this topic.")
  private String topic;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Only those whose reason has this in it.")
  private String reason;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many, the latest (${DEFAULT-VALUE}).")
  private int limit = 20;

  DeadLettersCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    requireIds();
    DeadLetters letters = server.deadLetters();
    if (ids.isEmpty()) {
      list(letters);
      return 0;
    }
    List<JsonNode> answers = new ArrayList<>();
    for (String id : ids) {
      JsonNode answer = redrive ? letters.redrive(id) : letters.find(id);
      answers.add(answer);
      if (!server.json()) {
        lines(answer).forEach(console.out()::println);
      }
    }
    if (server.json()) {
      server.print(
          console, answers.size() == 1 ? answers.get(0) : Map.of("items", answers), List::of);
    }
    return 0;
  }

  private void requireIds() {
    if (redrive && ids.isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE, "--redrive needs the ID of a letter; 'l2nas dead-letters' lists them");
    }
    ids.stream()
        .filter(id -> !DeadLetters.isId(id))
        .findFirst()
        .ifPresent(
            id -> {
              throw new CommandException(
                  ExitCode.USAGE,
                  "ID is '%s'; it must be topic/partition/offset, such as l2nas.evaluations.v1/0/17"
                      .formatted(id));
            });
  }

  private void list(DeadLetters letters) throws InterruptedException {
    Map<String, String> filters = new HashMap<>();
    if (topic != null) {
      filters.put("topic", topic);
    }
    if (reason != null) {
      filters.put("reason", reason);
    }
    JsonNode page = letters.list(filters, limit);
    server.print(console, page, () -> lines(views(page)));
    if (page.path("next").isTextual() && !server.json()) {
      console.note("there are more: --limit " + 5 * limit);
    }
  }

  private static List<DeadLetterView> views(JsonNode page) {
    List<DeadLetterView> newestFirst =
        StreamSupport.stream(page.path("items").spliterator(), false)
            .map(DeadLetterView::of)
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  private List<String> lines(List<DeadLetterView> views) {
    return views.isEmpty()
        ? List.of("no dead letters" + (topic == null && reason == null ? "" : " of that kind"))
        : DeadLetterReport.list(views, console.terminal().outColumns(), console.outStyle());
  }

  private List<String> lines(JsonNode answer) {
    if (redrive) {
      return List.of(DeadLetterView.of(answer).id() + " is sent again");
    }
    return DeadLetterReport.one(answer, console.terminal().outColumns(), console.outStyle());
  }
}
