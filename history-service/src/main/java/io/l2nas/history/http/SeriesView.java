package io.l2nas.history.http;

import io.l2nas.history.ledger.Curves.Point;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The curves of a search, down-sampled: lists of one length, an entry per point. Counts and {@code
 * best} are of all steps up to the point; means are of the steps since the point before.
 *
 * @param steps steps applied
 * @param best the best value so far; null while there is none
 * @param architectures different architectures with a score
 * @param failed failed steps
 * @param value the mean of the values, as they rank; null if no step had a score
 * @param reward the mean of the rewards; null if no step had a score
 * @param seconds what an evaluation took in the mean
 * @param recordedAt when the point was recorded
 */
public record SeriesView(
    List<Integer> steps,
    List<Double> best,
    List<Integer> architectures,
    List<Integer> failed,
    List<Double> value,
    List<Double> reward,
    List<Double> seconds,
    List<OffsetDateTime> recordedAt) {

  static SeriesView of(List<Point> points) {
    SeriesView series =
        new SeriesView(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).step() > points.get(i - 1).step()) {
        series.add(points.get(i - 1), points.get(i));
      }
    }
    return series;
  }

  private void add(Point before, Point point) {
    int scores = point.measured() - before.measured();
    steps.add(point.step());
    best.add(point.best());
    architectures.add(point.architectures());
    failed.add(point.step() - point.measured());
    value.add(scores == 0 ? null : mean(before.values(), point.values(), scores));
    reward.add(scores == 0 ? null : mean(before.rewards(), point.rewards(), scores));
    seconds.add(mean(before.seconds(), point.seconds(), point.step() - before.step()));
    recordedAt.add(point.recordedAt());
  }

  /** Of numbers as large as a double goes the difference may be none. */
  private static double mean(double before, double after, int count) {
    return after / count - before / count;
  }
}
