package io.l2nas.fuzz;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the fuzzer printed about a run.
 *
 * @param executions how many inputs were tried
 * @param perSecond how many of them in a second
 * @param begin how many places of the code the seeds reach
 * @param end how many places all inputs reach
 * @param findings how many inputs broke something
 */
record Outcome(long executions, long perSecond, long begin, long end, long findings) {
  private static final Pattern PROGRESS =
      Pattern.compile("#(\\d+)\\s+(\\S+)\\s+cov: (\\d+).*exec/s: (\\d+).*");

  private static final List<String> FINDINGS =
      List.of("== Java Exception", "ERROR: libFuzzer", "java.lang.OutOfMemoryError");

  static Outcome of(List<String> log) {
    Outcome outcome = new Outcome(0, 0, 0, 0, 0);
    for (String line : log) {
      outcome = outcome.after(line);
    }
    return outcome;
  }

  private Outcome after(String line) {
    if (FINDINGS.stream().anyMatch(line::contains)) {
      return new Outcome(executions, perSecond, begin, end, findings + 1);
    }
    Matcher progress = PROGRESS.matcher(line);
    if (!progress.matches()) {
      return this;
    }
    long covered = Long.parseLong(progress.group(3));
    return new Outcome(
        Long.parseLong(progress.group(1)),
        Long.parseLong(progress.group(4)),
        progress.group(2).equals("INITED") ? covered : begin,
        covered,
        findings);
  }

  /** What is wrong with the run, in words; empty if nothing is. */
  String complaint(long asked) {
    if (findings > 0) {
      return "an input breaks it";
    }
    if (executions < asked) {
      return "it ended too early";
    }
    return end > begin ? "" : "no input reached more than the seeds; is the code instrumented?";
  }
}
