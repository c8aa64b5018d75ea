package io.l2nas.standalone.command;

import io.l2nas.standalone.client.Json;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.TextTable;
import io.l2nas.supernet.model.InvalidModelException;
import io.l2nas.supernet.model.Manifest;
import io.l2nas.supernet.model.ModelRegistry;
import io.l2nas.supernet.model.RegisteredModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code l2nas supernet list}: what the folder has. */
@Command(
    name = "list",
    header = "List the supernets of a folder.",
    footer = "  @|bold l2nas supernet list --json | jq -r '.[].digest'|@")
final class SupernetListCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SupernetFolder supernets;

  @Option(names = "--json", description = "An array of JSON objects on stdout.")
  private boolean json;

  /** As it is told in JSON. */
  private record Entry(String digest, Manifest manifest) {}

  SupernetListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      print(supernets.registry());
      return 0;
    } catch (InvalidModelException e) {
      throw new CommandException(ExitCode.INPUT, e.getMessage(), e);
    }
  }

  private void print(ModelRegistry registry) {
    List<RegisteredModel> models = new ArrayList<>();
    for (String digest : registry.digests()) {
      try {
        models.add(registry.get(digest));
      } catch (InvalidModelException e) {
        console.note("l2nas supernet list: " + e.getMessage());
      }
    }
    if (json) {
      console
          .out()
          .println(
              Json.line(
                  models.stream().map(one -> new Entry(one.digest(), one.manifest())).toList()));
    } else if (models.isEmpty()) {
      console
          .out()
          .println(
              "no supernets in '%s'; 'l2nas supernet train' makes one"
                  .formatted(registry.folder()));
    } else {
      table(models)
          .narrowedTo(console.terminal().outColumns())
          .lines(console.outStyle())
          .forEach(console.out()::println);
    }
  }

  private static TextTable table(List<RegisteredModel> models) {
    TextTable table =
        TextTable.of(List.of("digest", "space", "images", ">accuracy", ">width", ">epochs"));
    for (RegisteredModel model : models) {
      Manifest manifest = model.manifest();
      Map<String, String> training = manifest.training();
      Manifest.Network network = manifest.network();
      table.row(
          List.of(
              model.shortDigest(),
              manifest.space(),
              training.getOrDefault("dataset", ""),
              training.getOrDefault("accuracy", ""),
              network == null ? "" : String.valueOf(network.width()),
              training.getOrDefault("epochs", "")));
    }
    return table;
  }
}
