package io.l2nas.standalone.compare;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The runs as a table for other programs: {@code agent,metric,seed,step,best,reported,unique}, a
 * line per improvement and one for the last step of each run. Steps count from 0.
 */
final class RunsCsv {
  private static final String HEADER = "agent,metric,seed,step,best,reported,unique";

  private RunsCsv() {}

  static List<String> lines(List<RunRecord> records) {
    return Stream.concat(Stream.of(HEADER), records.stream().flatMap(RunsCsv::lines)).toList();
  }

  private static Stream<String> lines(RunRecord record) {
    RunResult result = record.result();
    Improvement end =
        new Improvement(result.steps() - 1, result.best(), result.reported(), result.unique());
    return Stream.concat(record.improvements().stream(), Stream.of(end))
        .map(moment -> line(result, moment));
  }

  private static String line(RunResult result, Improvement moment) {
    return "%s,%s,%d,%d,%s,%s,%d"
        .formatted(
            result.agent(),
            result.metric(),
            result.seed(),
            moment.step(),
            moment.best(),
            Objects.toString(moment.reported(), ""),
            moment.unique());
  }
}
