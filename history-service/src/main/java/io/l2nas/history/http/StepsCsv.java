package io.l2nas.history.http;

import io.l2nas.contracts.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Steps as lines of comma-separated values: RFC 4180, with the line ends of Unix. */
final class StepsCsv {
  private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

  private final List<String> metrics;

  /**
   * @param metrics the reported metrics, a column for each
   */
  StepsCsv(List<String> metrics) {
    this.metrics = metrics;
  }

  String header() {
    List<Object> names =
        new ArrayList<>(List.of("step", "attempt", "evaluator", "architecture", "value", "reward"));
    names.addAll(metrics);
    names.addAll(List.of("failure", "message", "seconds", "origin", "trajectory_hash"));
    return line(names);
  }

  String lines(List<StepView> steps) {
    return steps.stream().map(step -> line(cells(step))).collect(Collectors.joining());
  }

  private List<Object> cells(StepView step) {
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
    cells.add(origin(step.origin()));
    cells.add(step.trajectoryHash());
    return cells;
  }

  private static String origin(Origin origin) {
    return origin == null ? null : origin.experiment() + "/" + origin.step();
  }

  private static String line(List<Object> cells) {
    return cells.stream().map(StepsCsv::cell).collect(Collectors.joining(",")) + "\n";
  }

  private static String cell(Object value) {
    String text = value == null ? "" : value.toString();
    return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
