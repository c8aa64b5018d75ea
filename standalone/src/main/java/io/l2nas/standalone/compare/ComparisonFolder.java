package io.l2nas.standalone.compare;

import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.standalone.exit.CommandException;
import io.l2nas.standalone.exit.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder of one comparison: its journal, and what is made of it when all runs have ended:
 * {@code runs.csv}, {@code report.md} and a plot per metric.
 */
public final class ComparisonFolder implements AutoCloseable {
  private final Path path;
  private final ComparisonPlan plan;
  private final ArchitectureEvaluator evaluator;
  private final Journal journal;

  private ComparisonFolder(
      Path path, ComparisonPlan plan, ArchitectureEvaluator evaluator, Journal journal) {
    this.path = path;
    this.plan = plan;
    this.evaluator = evaluator;
    this.journal = journal;
  }

  /** A name for the folder of a comparison: the same for the same comparison, and only for it. */
  public static String name(ComparisonPlan plan) {
    Heading heading = Heading.of(plan);
    return "%s-%d-steps-%s"
        .formatted(plan.problem().scorer().title(), heading.steps(), heading.fingerprint());
  }

  /**
   * Opens the folder, or begins it.
   *
   * @throws CommandException if it holds another comparison, is in use, or cannot be read or
   *     written
   */
  public static ComparisonFolder open(
      Path path, ComparisonPlan plan, ArchitectureEvaluator evaluator) {
    Journal journal = new Journal(path.resolve("runs.jsonl"), Heading.of(plan));
    return new ComparisonFolder(path, plan, evaluator, journal);
  }

  public Path path() {
    return path;
  }

  /**
   * Does the runs that are not done yet.
   *
   * @param threads how many at a time
   * @param ended sees every run, also those that were done before
   */
  public Comparison run(int threads, Consumer<RunResult> ended) throws InterruptedException {
    if (plan.problem().scorer().costly()) {
      try (KeptScores kept =
          new KeptScores(evaluator, path.resolve("scores.jsonl"), Heading.of(plan))) {
        new ComparisonRunner(plan, kept, journal).run(threads, ended);
      }
    } else {
      new ComparisonRunner(plan, evaluator, journal).run(threads, ended);
    }
    List<RunRecord> records =
        plan.runs().stream().map(run -> journal.find(run).orElseThrow()).toList();
    return new Comparison(plan, records, evaluator);
  }

  /**
   * Writes what was found.
   *
   * @param command the command that made it
   * @return the files
   */
  public List<Path> write(Comparison comparison, String command) {
    Path csv = path.resolve("runs.csv");
    Path report = path.resolve("report.md");
    try {
      Files.write(csv, RunsCsv.lines(comparison.records()));
      Files.write(report, new ComparisonReport(comparison).markdown(command));
      for (Selection selection : plan.selections()) {
        draw(new BestPlot(comparison, selection), plot(selection));
      }
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.INPUT, "--output: '%s' cannot be written: %s".formatted(path, e), e);
    }
    return Stream.concat(Stream.of(report, csv), plan.selections().stream().map(this::plot))
        .toList();
  }

  @Override
  public void close() {
    journal.close();
  }

  /**
   * A machine without fonts lets Java's drawing fail in many ways; the numbers are safe by then.
   */
  private void draw(BestPlot plot, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      plot.write(out);
    } catch (RuntimeException | LinkageError | InternalError e) {
      throw new CommandException(
          ExitCode.INPUT,
          "%s could not be drawn: %s; install fontconfig and a font (on Debian fontconfig and fonts-dejavu-core) and repeat the command: no run is done again, and runs.csv and report.md are there"
              .formatted(file, e),
          e);
    }
  }

  private Path plot(Selection selection) {
    return path.resolve(BestPlot.fileName(selection));
  }
}
