package io.l2nas.benchmarks;

import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import io.l2nas.supernet.SupernetEvaluator;
import io.l2nas.supernet.model.RegisteredModel;
import io.l2nas.training.images.Dataset;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What DJL and the evaluator cost: whole evaluations through both, and the same graph in a session
 * of TensorFlow that is fed tensors made before. The two take turns. Rates are per second of CPU
 * time of the one thread that computes, for other processes take their share of the clock.
 */
@Command(
    name = "supernet-speed",
    description =
        "Images per second of evaluations with a supernet through DJL, and of the same graph in a"
            + " bare TensorFlow session.")
final class SupernetSpeedBenchmark implements Callable<Integer> {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Of nas-bench-201: the cheapest, the dearest, and what is between. */
  private static final List<int[]> CELLS =
      List.of(
          new int[] {1, 1, 1, 1, 1, 1},
          new int[] {4, 4, 4, 4, 4, 4},
          new int[] {2, 2, 2, 2, 2, 2},
          new int[] {3, 3, 3, 3, 3, 3},
          new int[] {3, 1, 2, 4, 0, 3});

  @Mixin private SupernetOptions supernet;

  @Option(names = "--rounds", description = "Evaluations of each that count (${DEFAULT-VALUE}).")
  private int rounds = 30;

  @Option(names = "--warm-up", description = "Evaluations of each before that (${DEFAULT-VALUE}).")
  private int warmUp = 40;

  /** The same in both. */
  private record Pair(String architecture, Evaluation throughDjl, Evaluation bare) {}

  /** What is measured. */
  private interface Evaluation {
    void run() throws Exception;
  }

  @Override
  public Integer call() throws Exception {
    RegisteredModel model = supernet.model();
    Dataset images = supernet.images();
    SupernetEvaluator evaluator = supernet.evaluator();
    SearchSpace space = SupernetOptions.space(model);
    MarkdownTable table =
        new MarkdownTable(
            "images per CPU second, median", "through DJL", "bare session", "DJL ÷ bare");
    evaluator.requireAnswerable(space, supernet.spec(model));
    try (BareSession bare = new BareSession(model, images.validation())) {
      List<Pair> pairs =
          CELLS.stream()
              .map(
                  choices -> {
                    Architecture architecture = space.architecture(choices);
                    return new Pair(
                        architecture.text(),
                        () -> evaluator.score(architecture, supernet.spec(model), metrics -> {}),
                        () -> bare.evaluate(choices));
                  })
              .toList();
      for (int round = 0; round < warmUp; round++) {
        for (Pair pair : pairs) {
          pair.throughDjl().run();
          pair.bare().run();
        }
      }
      for (Pair pair : pairs) {
        double[] rates = rates(images.validation().count(), pair);
        table.row(
            "`" + pair.architecture().replace("|", "\\|") + "`",
            rates[0],
            rates[1],
            rates[0] / rates[1]);
      }
    }
    System.out.println(table);
    return 0;
  }

  /** The medians of both. */
  private double[] rates(int images, Pair pair) throws Exception {
    List<Double> throughDjl = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      throughDjl.add(images / seconds(pair.throughDjl()));
      bare.add(images / seconds(pair.bare()));
    }
    return new double[] {median(throughDjl), median(bare)};
  }

  private static double seconds(Evaluation evaluation) throws Exception {
    long before = THREADS.getCurrentThreadCpuTime();
    evaluation.run();
    return (THREADS.getCurrentThreadCpuTime() - before) / 1e9;
  }

  private static double median(List<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(number -> number).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
