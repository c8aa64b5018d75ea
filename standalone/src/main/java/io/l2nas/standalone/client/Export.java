package io.l2nas.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An experiment and all its steps as a file. Steps are written as they come, page by page. */
public final class Export {
  private final Experiments experiments;
  private final String id;
  private final PrintWriter out;

  /** The forms of an export. */
  public enum Format {
    /** {@code {"experiment": …, "top": […], "steps": […]}}. */
    JSON {
      @Override
      void write(Export export) throws InterruptedException {
        export.json();
      }
    },
    /** A header, and a line per step. */
    CSV {
      @Override
      void write(Export export) throws InterruptedException {
        export.csv();
      }
    };

    abstract void write(Export export) throws InterruptedException;
  }

  private Export(Experiments experiments, String id, PrintWriter out) {
    this.experiments = experiments;
    this.id = id;
    this.out = out;
  }

  public static void write(Experiments experiments, String id, Format format, PrintWriter out)
      throws InterruptedException {
    format.write(new Export(experiments, id, out));
    out.flush();
  }

  private void json() throws InterruptedException {
    JsonNode experiment = experiments.find(id);
    JsonNode top = experiments.top(id, ExperimentView.of(experiment).topK()).path("items");
    out.print("{\"experiment\":" + experiment + ",\n\"top\":" + top + ",\n\"steps\":[");
    experiments.forEachStep(
        id, step -> out.print((step.step() == 0 ? "\n" : ",\n") + Json.line(step)));
    out.println("\n]}");
  }

  private void csv() throws InterruptedException {
    List<String> metrics = ExperimentView.of(experiments.find(id)).report();
    List<Object> header =
        new ArrayList<>(List.of("step", "attempt", "evaluator", "architecture", "value", "reward"));
    header.addAll(metrics);
    header.addAll(List.of("failure", "message", "seconds", "origin", "trajectory_hash"));
    line(header);
    experiments.forEachStep(id, step -> line(cells(step, metrics)));
  }

  private static List<Object> cells(StepView step, List<String> metrics) {
    List<Object> cells = new ArrayList<>();
    cells.add(step.step());
    cells.add(step.attempt());
    cells.add(step.evaluator());
    cells.add(step.architecture());
    cells.add(step.value());
    cells.add(step.reward());
    metrics.forEach(metric -> cells.add(step.reported().get(metric)));
    cells.add(step.failure() == null ? null : step.failure().reason());
    cells.add(step.failure() == null ? null : step.failure().message());
    cells.add(step.seconds());
    cells.add(
        step.origin() == null ? null : step.origin().experiment() + "/" + step.origin().step());
    cells.add(step.trajectoryHash());
    return cells;
  }

  /** RFC 4180, with the line ends of Unix. */
  private void line(List<Object> cells) {
    out.print(cells.stream().map(Export::cell).collect(Collectors.joining(",")) + "\n");
  }

  private static String cell(Object value) {
    String text = value == null ? "" : value.toString();
    return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
