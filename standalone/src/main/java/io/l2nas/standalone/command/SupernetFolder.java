package io.l2nas.standalone.command;

import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.supernet.model.InvalidModelException;
import io.l2nas.supernet.model.ModelRegistry;
import io.l2nas.supernet.model.RegisteredModel;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where supernets are. */
final class SupernetFolder {
  /** In the folder that the command is run in. */
  static final Path DEFAULT = Path.of("supernets");

  @Option(
      names = "--supernets",
      paramLabel = "DIR",
      description = "The folder with supernets (${DEFAULT-VALUE}).")
  private Path folder = DEFAULT;

  ModelRegistry registry() {
    return new ModelRegistry(folder);
  }

  /**
   * The supernet whose digest begins so.
   *
   * @throws CommandException if there is none, or it cannot be used
   */
  static RegisteredModel model(Path folder, String digest) {
    ModelRegistry registry = new ModelRegistry(folder);
    try {
      return registry.get(registry.digest(digest));
    } catch (InvalidModelException e) {
      throw new CommandException(ExitCode.INPUT, e.getMessage(), e);
    }
  }
}
