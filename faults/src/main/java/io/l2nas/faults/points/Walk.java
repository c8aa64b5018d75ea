package io.l2nas.faults.points;

import io.l2nas.faults.deployment.Deployment;
import io.l2nas.faults.deployment.Service;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A service on its way through its points: it ends at each so many times, life after life. */
final class Walk {
  /** Of the first passes any may be the last. */
  private static final int PASSES = 3;

  private final Service service;
  private final List<CrashPoint> points;
  private final int times;
  private final Random random;
  private final Deployment deployment;

  /**
   * @param points all of one service
   * @param times how often each ends it
   */
  Walk(List<CrashPoint> points, int times, long seed, Deployment deployment) {
    this.service = points.get(0).service();
    this.points = List.copyOf(points);
    this.times = times;
    this.random = new Random(seed);
    this.deployment = deployment;
  }

  /** From its next start on. */
  void begin() {
    deployment.startWith(service, this::options);
  }

  /** It is started once more, and ends at another pass. */
  void beginAgain() {
    deployment.service(service).kill();
  }

  List<CrashPoint> points() {
    return points;
  }

  /** Where it will end next; empty if it has come through. */
  Optional<CrashPoint> next() {
    int past = crashes() / times;
    return past < points.size() ? Optional.of(points.get(past)) : Optional.empty();
  }

  /** How often it has ended where it should. */
  int crashes() {
    return (int) ends().stream().filter(code -> code == CrashPoint.EXIT_CODE).count();
  }

  /** How often of that at one of its points. */
  int crashesAt(CrashPoint point) {
    return Math.max(0, Math.min(times, crashes() - times * points.indexOf(point)));
  }

  /** The exit codes with which it ended elsewhere. */
  List<Integer> otherEnds() {
    return ends().stream().filter(code -> code != CrashPoint.EXIT_CODE).toList();
  }

  private List<Integer> ends() {
    return deployment.endsByItself(service);
  }

  private List<String> options() {
    return next()
        .map(point -> point.options(deployment.folder(), 1 + random.nextInt(PASSES)))
        .orElse(List.of());
  }
}
