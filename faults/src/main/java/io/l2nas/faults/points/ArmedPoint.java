package io.l2nas.faults.points;

import io.l2nas.faults.deployment.Deployment;
import io.l2nas.faults.deployment.RestartedProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A service that ends at a point, life after life, until it has done so often enough. */
final class ArmedPoint {
  /** Of the first passes any may be the last. */
  private static final int PASSES = 3;

  private final CrashPoint point;
  private final int times;
  private final Random random;
  private final Deployment deployment;
  private final RestartedProcess process;
  private final int before;

  private ArmedPoint(CrashPoint point, int times, long seed, Deployment deployment) {
    this.point = point;
    this.times = times;
    this.random = new Random(seed);
    this.deployment = deployment;
    this.process = deployment.service(point.service());
    this.before = process.endsByItself().size();
  }

  /** Arms it, which costs the service its present life. */
  static ArmedPoint arm(CrashPoint point, int times, long seed, Deployment deployment) {
    ArmedPoint armed = new ArmedPoint(point, times, seed, deployment);
    deployment.startWith(point.service(), armed::options);
    armed.process.kill();
    return armed;
  }

  CrashPoint point() {
    return point;
  }

  int crashes() {
    return (int) ends().stream().filter(code -> code == CrashPoint.EXIT_CODE).count();
  }

  boolean isDone() {
    return crashes() >= times;
  }

  /** What is not as it should be; empty if nothing is. */
  List<String> broken() {
    List<String> broken = new ArrayList<>();
    if (!isDone()) {
      broken.add(
          "%s ended its service %d times, and not %d".formatted(point.name(), crashes(), times));
    }
    List<Integer> others = ends().stream().filter(code -> code != CrashPoint.EXIT_CODE).toList();
    if (!others.isEmpty()) {
      broken.add("beside %s its service ended with %s".formatted(point.name(), others));
    }
    return broken;
  }

  private List<Integer> ends() {
    List<Integer> all = process.endsByItself();
    return all.subList(before, all.size());
  }

  private List<String> options() {
    return isDone() ? List.of() : point.options(deployment.folder(), 1 + random.nextInt(PASSES));
  }
}
