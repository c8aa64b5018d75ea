package io.l2nas.standalone.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * Who scores, on this machine: a table, a predictor, a supernet, or, if none is given, a training.
 */
final class EvaluatorOptions {
  /** Of {@code --option}, which an evaluator that runs elsewhere has, too. */
  static final String OPTION =
      "An option of the evaluator, such as epochs=20 of a training. A key that is unknown lists"
          + " them all.";

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description =
          "Look scores up in this table: a TSV or TSV.gz file with a header, the column 'arch' and"
              + " a column per metric.")
  private Path table;

  @Option(
      names = "--predictor",
      paramLabel = "FILE",
      description =
          "Predict scores with these weights of Once-for-All's accuracy network, on ofa-mbv3-w1.2.")
  private Path predictor;

  @Option(
      names = "--latency",
      paramLabel = "FILE",
      description =
          "For --predictor: how long the blocks take on a device. Then it can report latency, in"
              + " milliseconds.")
  private Path latency;

  @Option(
      names = "--dataset",
      paramLabel = "DIR",
      description =
          "Train on these images: a folder with the files of MNIST, or one like it, or with the"
              + " binary version of CIFAR-10. Without any of these: on handwritten digits that"
              + " come along.")
  private Path dataset;

  @Option(
      names = "--supernet",
      paramLabel = "DIGEST",
      description =
          "Score with the weights of this supernet, named by the beginning of its digest, on the"
              + " images of --dataset or the digits; see 'l2nas supernet'.")
  private String supernet;

  @Option(
      names = "--supernets",
      paramLabel = "DIR",
      description = "The folder with supernets (${DEFAULT-VALUE}).")
  private Path supernets = SupernetFolder.DEFAULT;

  /**
   * What the options say.
   *
   * @throws IllegalArgumentException if they say two things
   * @throws io.l2nas.standalone.exit.CommandException if a file is not there
   */
  EvaluatorChoice choice() {
    requireAtMostOne();
    if (table != null) {
      return EvaluatorChoice.table(LocalFile.of(InputFile.existing("--table", table), "table"));
    }
    if (predictor != null) {
      return predictor(LocalFile.of(InputFile.existing("--predictor", predictor), "predictor"));
    }
    if (supernet != null) {
      return EvaluatorChoice.supernet(
          SupernetFolder.model(supernets, supernet),
          Optional.ofNullable(dataset).map(folder -> LocalFile.of(folder, "dataset")));
    }
    return dataset == null
        ? EvaluatorChoice.train()
        : EvaluatorChoice.train(LocalFile.of(dataset, "dataset"));
  }

  private EvaluatorChoice predictor(LocalFile weights) {
    return latency == null
        ? EvaluatorChoice.predictor(weights)
        : EvaluatorChoice.predictor(
            weights, LocalFile.of(InputFile.existing("--latency", latency), "latency"));
  }

  private void requireAtMostOne() {
    if (latency != null && predictor == null) {
      throw new IllegalArgumentException(
          "--latency is '%s', but nothing is predicted; give a --predictor, or leave it out"
              .formatted(latency));
    }
    long looked = Stream.of(table, predictor).filter(Objects::nonNull).count();
    if (looked > 1 || (looked == 1 && (dataset != null || supernet != null))) {
      throw new IllegalArgumentException(
          "more than one of --table, --predictor, --supernet and --dataset is given; give the one"
              + " that scores (--dataset may be given with --supernet)");
    }
  }
}
