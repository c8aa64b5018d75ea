package io.l2nas.core.checkpoint;

import java.util.Map;

/**
 * From where a partition of the states has to be read by whoever has its checkpoints.
 *
 * @param offset the first record that no checkpoint covers
 * @param sequences the experiments that had not ended there and have a checkpoint, each with the
 *     number of the event that it reaches to
 */
public record Coverage(long offset, Map<String, Long> sequences) {
  /** Everything has to be read. */
  public static final Coverage NONE = new Coverage(0, Map.of());

  public Coverage {
    sequences = Map.copyOf(sequences);
  }

  /**
   * From where to read.
   *
   * @param checkpoints the checkpoints that could be taken back, each with the number of the event
   *     that it reaches to
   * @return 0 if one is missing, or is older than the one that was there when this was written: the
   *     events between may stand anywhere before
   */
  public long start(Map<String, Long> checkpoints) {
    boolean complete =
        sequences.entrySet().stream()
            .allMatch(entry -> checkpoints.getOrDefault(entry.getKey(), -1L) >= entry.getValue());
    return complete ? offset : 0;
  }
}
