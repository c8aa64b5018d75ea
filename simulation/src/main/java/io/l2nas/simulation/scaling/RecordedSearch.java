package io.l2nas.simulation.scaling;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A search as it was recorded: when it was submitted, how many of its evaluations may be in flight,
 * and what each of them took. Action t is there when the outcomes up to t − p are.
 *
 * @param name its name
 * @param submitted when, in seconds from the start of the recording
 * @param parallelism p
 * @param seconds what each evaluation took, by step
 */
public record RecordedSearch(String name, double submitted, int parallelism, List<Double> seconds) {
  private static final String HEADER = "search\tsubmitted\tparallelism\tstep\tseconds";

  public RecordedSearch {
    seconds = List.copyOf(seconds);
  }

  /**
   * Reads a table with the columns search, submitted, parallelism, step and seconds; steps in
   * order.
   *
   * @throws IllegalArgumentException if a line is not as it should be; the message names it
   */
  public static List<RecordedSearch> read(BufferedReader table) throws IOException {
    String header = table.readLine();
    if (!HEADER.equals(header)) {
      throw new IllegalArgumentException(
          "the header is '%s'; it must be '%s'".formatted(header, HEADER));
    }
    Map<String, RecordedSearch> searches = new LinkedHashMap<>();
    for (String line = table.readLine(); line != null; line = table.readLine()) {
      String[] fields = line.split("\t", -1);
      RecordedSearch before = searches.get(fields[0]);
      List<Double> seconds = new ArrayList<>(before == null ? List.of() : before.seconds());
      if (fields.length != 5 || !fields[3].equals(Integer.toString(seconds.size()))) {
        throw new IllegalArgumentException(
            "'%s' does not fit; a line has 5 fields, and step %d comes next"
                .formatted(line, seconds.size()));
      }
      seconds.add(Double.parseDouble(fields[4]));
      searches.put(
          fields[0],
          new RecordedSearch(
              fields[0], Double.parseDouble(fields[1]), Integer.parseInt(fields[2]), seconds));
    }
    return List.copyOf(searches.values());
  }

  /** What one evaluator alone would take. */
  double work() {
    return seconds.stream().mapToDouble(Double::doubleValue).sum();
  }
}
