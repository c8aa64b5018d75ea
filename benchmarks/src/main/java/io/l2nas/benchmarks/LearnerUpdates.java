package io.l2nas.benchmarks;

import io.l2nas.core.learning.ActorCritic;
import io.l2nas.core.learning.ActorCritic.Batch;
import io.l2nas.core.learning.ActorCritic.Losses;
import io.l2nas.core.learning.ActorCriticSettings;
import io.l2nas.core.learning.AdamSettings;
import io.l2nas.core.learning.Initialisation;
import io.l2nas.core.learning.Learner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What JMH measures for {@link LearnersBenchmark}; public because JMH extends it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LearnerUpdates {
  /** Of NAS-Bench-201: 6 rows of 5 choices. */
  private static final int SIZE = 30;

  private static final int BATCHES = 64;

  @Param({"PLAIN", "TENSORFLOW"})
  private Learner learner;

  /** |B|, and the hidden layers of both networks. */
  @Param({"64 128x128", "8 128x128x128"})
  private String networks;

  private final List<Batch> batches = new ArrayList<>();
  private ActorCritic actorCritic;
  private int next;

  /** Fresh networks, and batches of random transitions. */
  @Setup
  public void create() {
    String[] parts = networks.split(" ", 2);
    int batch = Integer.parseInt(parts[0]);
    List<Integer> hidden = Arrays.stream(parts[1].split("x", -1)).map(Integer::valueOf).toList();
    AdamSettings adam = new AdamSettings(1e-4, 0.9, 0.99);
    actorCritic =
        learner.create(
            new ActorCriticSettings(SIZE, hidden, batch, 0.9, adam, adam, Initialisation.PYTORCH),
            1);
    Random random = new Random(1);
    for (int i = 0; i < BATCHES; i++) {
      batches.add(
          new Batch(
              uniform(batch, SIZE, random),
              uniform(batch, SIZE, random),
              uniform(1, batch, random)[0]));
    }
  }

  @Benchmark
  public Losses update() {
    return actorCritic.update(nextBatch());
  }

  @Benchmark
  public float[] act() {
    return actorCritic.act(nextBatch().states()[0]);
  }

  private Batch nextBatch() {
    next = (next + 1) % BATCHES;
    return batches.get(next);
  }

  private static float[][] uniform(int rows, int columns, Random random) {
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextFloat();
      }
    }
    return values;
  }
}
