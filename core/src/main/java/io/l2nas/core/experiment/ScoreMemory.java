package io.l2nas.core.experiment;

import io.l2nas.contracts.EvaluationCompleted;
import io.l2nas.contracts.Origin;
import io.l2nas.core.checkpoint.MemoryReader;
import io.l2nas.core.checkpoint.MemoryWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How the score of a step is remembered: all of it but the experiment, which is known. */
final class ScoreMemory {
  private ScoreMemory() {}

  static void put(EvaluationCompleted score, MemoryWriter memory) {
    memory.putInt(score.step());
    memory.putInt(score.attempt());
    memory.putText(score.evaluator());
    memory.putVector(score.alpha());
    memory.putText(score.architecture());
    memory.putDouble(score.value());
    memory.putDouble(score.reward());
    memory.putInt(score.reported().size());
    score
        .reported()
        .forEach(
            (metric, value) -> {
              memory.putText(metric);
              memory.putDouble(value);
            });
    memory.putDouble(score.seconds());
    memory.putFlag(score.origin().isPresent());
    score
        .origin()
        .ifPresent(
            origin -> {
              memory.putText(origin.experiment());
              memory.putInt(origin.step());
            });
  }

  static EvaluationCompleted get(String experiment, MemoryReader memory) {
    return new EvaluationCompleted(
        experiment,
        memory.getInt(),
        memory.getInt(),
        memory.getText(),
        memory.getVector(),
        memory.getText(),
        memory.getDouble(),
        memory.getDouble(),
        reported(memory),
        memory.getDouble(),
        memory.getFlag()
            ? Optional.of(new Origin(memory.getText(), memory.getInt()))
            : Optional.empty());
  }

  private static Map<String, Double> reported(MemoryReader memory) {
    int count = memory.getCount(Integer.BYTES + Double.BYTES);
    Map<String, Double> reported = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      reported.put(memory.getText(), memory.getDouble());
    }
    return reported;
  }
}
