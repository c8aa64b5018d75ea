package io.l2nas.standalone.command;

import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import io.l2nas.standalone.screen.Console;
import io.l2nas.standalone.screen.ProgressDisplay;
import io.l2nas.standalone.screen.RunsProgress;
import io.l2nas.supernet.SupernetTrainer;
import io.l2nas.supernet.fit.DivergedException;
import io.l2nas.supernet.fit.SupernetSettings;
import io.l2nas.supernet.fit.UnreadableCheckpointException;
import io.l2nas.supernet.model.InvalidModelException;
import io.l2nas.supernet.model.RegisteredModel;
import io.l2nas.training.fit.FitSettings;
import io.l2nas.training.fit.Schedule;
import io.l2nas.training.images.Datasets;
import io.l2nas.training.images.InvalidDatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code l2nas supernet train}: from images to a supernet of the folder. */
@Command(
    name = "train",
    header = "Train a supernet, or what is left to be trained.",
    description = {
      "Every step draws an architecture and moves the weights along its path by one batch. A"
          + " checkpoint is written every ten seconds: if it is interrupted, the same command goes"
          + " on from there, and the same command always makes the same supernet."
    },
    footer = {
      "  On the digits that come along:",
      "    @|bold l2nas supernet train|@",
      "  On images of your own:",
      "    @|bold l2nas supernet train --dataset ./fashion-mnist --epochs 20|@"
    })
final class SupernetTrainCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--space",
      paramLabel = "SPACE",
      description = "nas-bench-201 (the default) or darts.")
  private String space = "nas-bench-201";

  @Option(
      names = "--dataset",
      paramLabel = "DIR",
      description =
          "Images: a folder with the files of MNIST, or one like it, or with the binary version of"
              + " CIFAR-10 (handwritten digits that come along).")
  private Path dataset;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often every training image is seen (${DEFAULT-VALUE}).")
  private int epochs = 200;

  @Option(
      names = "--width",
      paramLabel = "C",
      description = "The channels of the first cells (${DEFAULT-VALUE}).")
  private int width = 8;

  @Option(
      names = "--cells",
      paramLabel = "N",
      description = "Cells in a stage (1), or in all the network of darts (3).")
  private Integer cells;

  @Option(names = "--batch", paramLabel = "N", description = "Images in a step (${DEFAULT-VALUE}).")
  private int batch = 64;

  @Option(
      names = "--rate",
      paramLabel = "X",
      description = "The first learning rate (${DEFAULT-VALUE}).")
  private double rate = 0.1;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description = "How it goes down: cosine or constant (cosine).")
  private Schedule schedule = Schedule.COSINE;

  @Option(names = "--decay", paramLabel = "X", description = "Weight decay (${DEFAULT-VALUE}).")
  private double decay = 0.0005;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Of the first weights, the order of the images and the architectures"
              + " (${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private SupernetFolder supernets;

  SupernetTrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    SupernetSettings settings =
        Usage.valid(
            () ->
                new SupernetSettings(
                    space,
                    width,
                    cells == null ? SupernetSettings.defaultCells(space) : cells,
                    new FitSettings(epochs, batch, rate, schedule, decay, seed)));
    try {
      RegisteredModel model = train(settings);
      SupernetReport.lines(model, console.outStyle()).forEach(console.out()::println);
      return 0;
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
    } catch (DivergedException e) {
      throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
    } catch (InvalidDatasetException | InvalidModelException | UnreadableCheckpointException e) {
      throw new CommandException(ExitCode.INPUT, e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.INPUT,
          "--supernets: '%s' cannot be written: %s".formatted(supernets.registry().folder(), e),
          e);
    } catch (LinkageError e) {
      throw new CommandException(
          ExitCode.INPUT, "TensorFlow, which trains, does not run here: " + e, e);
    }
  }

  private RegisteredModel train(SupernetSettings settings)
      throws IOException, InterruptedException {
    Map<String, Path> folders =
        dataset == null ? Map.of() : LocalFile.of(dataset, "dataset").byName();
    String name = folders.keySet().stream().findFirst().orElse(Datasets.BUILT_IN);
    SupernetTrainer trainer =
        new SupernetTrainer(supernets.registry(), settings, name, new Datasets(folders).get(name));
    try (ProgressDisplay<RunsProgress> display = ProgressDisplay.ofTraining(console);
        Interruption interruption =
            Interruption.announce(
                console, display, () -> "; the same command goes on from the last checkpoint")) {
      return trainer.train(
          (done, steps, loss) ->
              display.show(
                  new RunsProgress(done, steps, String.format(Locale.ROOT, "loss %.3f", loss))));
    }
  }
}
