package io.l2nas.evaluator.exec;

import io.l2nas.contracts.EvaluationFailed.Reason;
import io.l2nas.core.evaluation.EvaluationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A command as the operator configured it.
 *
 * @param name what experiments call it
 * @param line the program and its arguments; no shell reads them
 * @param lives how long its processes live
 * @param environment the variables that it sees besides {@link #INHERITED}
 * @param options the options of an experiment that are passed on to it
 */
public record Command(
    String name,
    List<String> line,
    Lives lives,
    Map<String, String> environment,
    Set<String> options) {

  /**
   * All that a command sees of this service's environment: the rest may hold the passwords of a
   * broker or a database.
   */
  static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR");

  public Command {
    line = List.copyOf(line);
    environment = Map.copyOf(environment);
    options = Set.copyOf(options);
    if (line.isEmpty() || line.get(0).isBlank()) {
      throw new IllegalArgumentException(
          "l2nas.evaluator.commands.%s.line is %s; it must be a program and its arguments, such as python3,train.py"
              .formatted(name, line));
    }
  }

  /** The whole environment of a process. */
  Map<String, String> wholeEnvironment() {
    Map<String, String> whole = new TreeMap<>();
    for (String variable : INHERITED) {
      String value = System.getenv(variable);
      if (value != null) {
        whole.put(variable, value);
      }
    }
    whole.putAll(environment);
    return whole;
  }

  /** As messages name it. */
  String title() {
    return "command '" + name + "'";
  }

  EvaluationException failure(String what) {
    return new EvaluationException(Reason.ERROR, title() + " " + what);
  }
}
