package io.l2nas.standalone.command;

import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import io.l2nas.supernet.model.InvalidModelException;
import io.l2nas.supernet.model.Manifest;
import io.l2nas.supernet.model.ManifestJson;
import io.l2nas.supernet.model.RegisteredModel;
import io.l2nas.supernet.model.TensorFlowGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code l2nas supernet add}: one that was trained elsewhere. */
@Command(
    name = "add",
    header = "Add a supernet that was trained elsewhere.",
    description = {
      "Looks at the graph, operation by operation, and keeps a copy of it with its manifest under"
          + " their digest. A graph may compute, and may not touch files or networks, so its"
          + " variables must be frozen to constants. It is TensorFlow's, or an ONNX model."
    },
    footer = {
      "  @|bold l2nas supernet add --graph frozen.pb --manifest manifest.json|@",
      "  @|bold l2nas supernet add --graph model.onnx --manifest manifest.json|@"
    })
final class SupernetAddCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--graph",
      paramLabel = "PATH",
      required = true,
      description =
          "A frozen GraphDef, the folder of a SavedModel without variables, or an ONNX model with"
              + " its weights, whose name ends in .onnx.")
  private Path graph;

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      required = true,
      description = "What is to be known of it, as JSON: see docs/evaluators.md.")
  private Path manifest;

  @Mixin private SupernetFolder supernets;

  SupernetAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      byte[] description = InputFile.bytes("--manifest", manifest);
      RegisteredModel model = add(ManifestJson.read("'%s'".formatted(manifest), description));
      SupernetReport.lines(model, console.outStyle()).forEach(console.out()::println);
      return 0;
    } catch (InvalidModelException e) {
      throw new CommandException(ExitCode.INPUT, e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.INPUT,
          "--supernets: '%s' cannot be written: %s".formatted(supernets.registry().folder(), e),
          e);
    }
  }

  private RegisteredModel add(Manifest described) throws IOException {
    return graph.toString().endsWith(".onnx")
        ? supernets.registry().add(described, InputFile.bytes("--graph", graph))
        : supernets.registry().add(described, TensorFlowGraph.read(graph));
  }
}
