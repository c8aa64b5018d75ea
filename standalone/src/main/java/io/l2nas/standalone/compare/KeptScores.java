package io.l2nas.standalone.compare;

import io.l2nas.contracts.EvaluatorSpec;
import io.l2nas.core.evaluation.ArchitectureEvaluator;
import io.l2nas.core.evaluation.EvaluationException;
import io.l2nas.core.evaluation.Progress;
import io.l2nas.core.evaluation.Score;
import io.l2nas.core.space.Architecture;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks another evaluator once for each architecture and keeps what it says in a file, so that no
 * run of a comparison measures what another one has, nor what was measured before an interruption.
 */
final class KeptScores implements ArchitectureEvaluator, AutoCloseable {
  private final ArchitectureEvaluator asked;
  private final JsonLines<Line> lines;
  private final Map<Key, Score> scores = new ConcurrentHashMap<>();
  private final Map<Key, ReentrantLock> measuring = new ConcurrentHashMap<>();

  /** What is asked. A comparison has a metric once, so what is reported follows from it. */
  record Key(String metric, String architecture) {}

  /** A line of the file. */
  record Line(Key key, Score score) {}

  /**
   * Opens the file, or begins it.
   *
   * @throws io.l2nas.standalone.exit.CommandException if it is another comparison's, is in use, or
   *     cannot be read or written
   */
  KeptScores(ArchitectureEvaluator asked, Path file, Heading heading) {
    this.asked = asked;
    lines = JsonLines.open(file, heading, Line.class);
    lines.before().forEach(line -> scores.put(line.key(), line.score()));
  }

  @Override
  public String name() {
    return asked.name();
  }

  /** Who asks for what another thread is measuring waits for it. */
  @Override
  public Score score(Architecture architecture, EvaluatorSpec spec, Progress progress)
      throws EvaluationException, InterruptedException {
    Key key = new Key(spec.metric(), architecture.text());
    ReentrantLock lock = measuring.computeIfAbsent(key, unknown -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      Optional<Score> known = Optional.ofNullable(scores.get(key));
      return known.isPresent() ? known.get() : measure(key, architecture, spec, progress);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lines.close();
  }

  private Score measure(Key key, Architecture architecture, EvaluatorSpec spec, Progress progress)
      throws EvaluationException, InterruptedException {
    Score score = asked.score(architecture, spec, progress);
    lines.add(new Line(key, score));
    scores.put(key, score);
    return score;
  }
}
