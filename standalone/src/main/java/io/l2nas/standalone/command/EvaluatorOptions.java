package io.l2nas.standalone.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Who scores, on this machine: a table, a predictor, or, if neither is given, a training. */
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
              + " binary version of CIFAR-10. Without any of the three: on handwritten digits that"
              + " come along.")
  private Path dataset;

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
    if ((table != null && predictor != null)
        || (dataset != null && (table != null || predictor != null))) {
      throw new IllegalArgumentException(
          "more than one of --table, --predictor and --dataset is given; give the one that scores");
    }
  }
}
