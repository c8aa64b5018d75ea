package io.l2nas.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What the way through Kafka and PostgreSQL costs a supernet: the command {@code l2nas search} with
 * one evaluator, and the same search {@code --in-process}, in turns. Both are run for some steps
 * and for many, and what the many take beyond the some is what counts: starts and loading are in
 * both.
 */
@Command(
    name = "supernet-loop",
    description =
        "Images per second of a random search on a supernet through Kafka, and in one process.")
final class SupernetLoopBenchmark implements Callable<Integer> {
  @Mixin private SupernetOptions supernet;

  @Option(names = "--rounds", description = "How often (${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(names = "--steps", description = "Evaluations that count (${DEFAULT-VALUE}).")
  private int steps = 400;

  @Option(
      names = "--warm-up",
      description = "Evaluations before those; the fewer the longer each takes (${DEFAULT-VALUE}).")
  private int warmUp = 100;

  @Option(names = "--parallelism", description = "Evaluations in flight (${DEFAULT-VALUE}).")
  private int parallelism = 4;

  @Override
  public Integer call() throws Exception {
    List<Double> throughKafka = new ArrayList<>();
    List<Double> inProcess = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    double images = (double) supernet.images().validation().count() * steps;
    for (int round = 0; round < rounds; round++) {
      Progress.say("round " + round + " of " + rounds);
      double kafka = images / secondsBeyondWarmUp(List.of("--evaluators", "1"));
      double alone = images / secondsBeyondWarmUp(List.of("--in-process"));
      throughKafka.add(kafka);
      inProcess.add(alone);
      ratios.add(kafka / alone);
    }
    MarkdownTable table = new MarkdownTable("images per second", "median", "least", "most");
    row(table, "through Kafka", throughKafka);
    row(table, "in one process", inProcess);
    row(table, "Kafka ÷ one process", ratios);
    System.out.println(table);
    return 0;
  }

  private static void row(MarkdownTable table, String what, List<Double> numbers) {
    Samples samples = Samples.ofNumbers(numbers);
    table.row(what, samples.median(), samples.least(), samples.most());
  }

  private double secondsBeyondWarmUp(List<String> way) throws IOException, InterruptedException {
    double some = seconds(warmUp, way);
    return seconds(warmUp + steps, way) - some;
  }

  private double seconds(int length, List<String> way) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(Home.folder().resolve("l2nas").toString(), "search"));
    command.addAll(supernet.arguments());
    command.addAll(
        List.of("--agent", "random", "--json", "--steps", String.valueOf(length), "--parallelism"));
    command.add(String.valueOf(parallelism));
    command.addAll(way);
    Process search = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    try (InputStream result = search.getInputStream()) {
      double seconds = new ObjectMapper().readTree(result).path("seconds").asDouble();
      if (search.waitFor() != 0) {
        throw new IllegalStateException("exit code %d: %s".formatted(search.exitValue(), command));
      }
      return seconds;
    }
  }
}
