package io.l2nas.benchmarks;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.contracts.FloatVector;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.supernet.SupernetEvaluator;
import io.l2nas.supernet.model.Manifest;
import io.l2nas.supernet.model.RegisteredModel;
import io.l2nas.training.TrainEvaluator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a supernet finds those good that are good when they are trained alone. */
@Command(
    name = "supernet-rank",
    description =
        "Scores random architectures with a supernet and by training each alone, and tells how far"
            + " both put them in the same order.")
final class SupernetRankBenchmark implements Callable<Integer> {
  @Mixin private SupernetOptions supernet;

  @Option(names = "--architectures", description = "How many (${DEFAULT-VALUE}).")
  private int architectures = 20;

  @Option(names = "--epochs", description = "Of every training alone (${DEFAULT-VALUE}).")
  private int epochs = 3;

  @Option(names = "--seed", description = "Which architectures are drawn (${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--architecture",
      description =
          "One more that is compared with those: the best of a search, say. May be repeated.")
  private List<String> others = List.of();

  @Override
  public Integer call() throws Exception {
    RegisteredModel model = supernet.model();
    SupernetEvaluator shared = supernet.evaluator();
    TrainEvaluator alone = new TrainEvaluator(supernet.folders());
    EvaluatorSpec training = training(model.manifest().network());
    SearchSpace space = SupernetOptions.space(model);
    Random random = new Random(seed);
    double[] inherited = new double[architectures];
    double[] own = new double[architectures];
    MarkdownTable table = new MarkdownTable("accuracy", "with the supernet", "trained alone");
    for (int i = 0; i < architectures; i++) {
      Architecture architecture = drawn(space, random);
      inherited[i] = shared.score(architecture, supernet.spec(model), metrics -> {}).value();
      own[i] = alone.score(architecture, training, metrics -> {}).value();
      table.row(cell(architecture), text(inherited[i]), text(own[i]));
      Progress.say((i + 1) + " of " + architectures);
    }
    table.row("Kendall's τ", text(RankCorrelation.kendall(inherited, own)), "");
    table.row("Spearman's ρ", text(RankCorrelation.spearman(inherited, own)), "");
    for (String text : others) {
      Architecture other =
          space
              .read(text)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "--architecture is '%s'; it must be one of %s"
                              .formatted(text, space.definition().name())));
      double trained = alone.score(other, training, metrics -> {}).value();
      table.row(
          cell(other),
          text(shared.score(other, supernet.spec(model), metrics -> {}).value()),
          text(trained));
      table.row("better than", "", better(trained, own) + " of " + architectures);
    }
    table.row("median of the " + architectures, text(median(inherited)), text(median(own)));
    System.out.println(table);
    return 0;
  }

  private static String cell(Architecture architecture) {
    return "`" + architecture.text().replace("|", "\\|") + "`";
  }

  private static long better(double value, double[] than) {
    return Arrays.stream(than).filter(other -> value > other).count();
  }

  private static double median(double[] values) {
    return Samples.ofNumbers(Arrays.stream(values).boxed().toList()).median();
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.4f", number);
  }

  private EvaluatorSpec training(Manifest.Network network) {
    return new EvaluatorSpec(
        "train",
        "accuracy",
        List.of(),
        Map.of(
            "dataset", supernet.name(),
            "width", String.valueOf(network.width()),
            "cells", String.valueOf(network.cells()),
            "epochs", String.valueOf(epochs)));
  }

  private static Architecture drawn(SearchSpace space, Random random) {
    float[] alpha = new float[space.size()];
    for (int i = 0; i < alpha.length; i++) {
      alpha[i] = random.nextFloat();
    }
    return space.discretize(FloatVector.of(alpha));
  }
}
