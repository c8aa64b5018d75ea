package io.l2nas.core.space;

import io.l2nas.contracts.SpaceDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Stages of blocks: every row takes its choice (Algorithm 1), and a stage has as many of its first
 * blocks as its last row says. Two architectures that differ only in blocks that their stages do
 * not have are one and the same.
 */
final class Stages implements Structure {
  private static final int BLOCKS = 4;

  private final SpaceDefinition space;
  private final int stages;

  Stages(SpaceDefinition space) {
    this.space = space;
    this.stages = space.rows().size() / (BLOCKS + 1);
  }

  @Override
  public boolean counts(int[] choices, int row) {
    return row >= stages * BLOCKS || row % BLOCKS < depth(choices, row / BLOCKS);
  }

  @Override
  public List<Integer> inPlaceOf(int[] choices, int row) {
    return List.of();
  }

  @Override
  public String write(int[] choices) {
    StringBuilder text = new StringBuilder(space.pieces().get(0));
    for (int stage = 0; stage < stages; stage++) {
      int first = stage * BLOCKS;
      text.append(
              IntStream.range(first, first + depth(choices, stage))
                  .mapToObj(row -> names(row).get(choices[row]))
                  .collect(Collectors.joining(" ")))
          .append(space.pieces().get(stage + 1));
    }
    return text.toString();
  }

  /** The blocks that a stage does not have are the first ones that there are. */
  @Override
  public Optional<int[]> read(String text) {
    Optional<List<String>> parts = parts(text);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    int[] choices = new int[space.rows().size()];
    for (int stage = 0; stage < stages; stage++) {
      String[] blocks = parts.get().get(stage).split(" ", -1);
      int depth = stages * BLOCKS + stage;
      choices[depth] = names(depth).indexOf(Integer.toString(blocks.length));
      if (choices[depth] < 0) {
        return Optional.empty();
      }
      for (int block = 0; block < blocks.length; block++) {
        int row = stage * BLOCKS + block;
        choices[row] = names(row).indexOf(blocks[block]);
        if (choices[row] < 0) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(choices);
  }

  /** What stands between the pieces; the space guarantees that no stage contains one. */
  private Optional<List<String>> parts(String text) {
    List<String> pieces = space.pieces();
    String end = pieces.get(stages);
    if (!text.startsWith(pieces.get(0))) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    int position = pieces.get(0).length();
    for (int stage = 1; stage < stages; stage++) {
      int next = text.indexOf(pieces.get(stage), position);
      if (next < 0) {
        return Optional.empty();
      }
      parts.add(text.substring(position, next));
      position = next + pieces.get(stage).length();
    }
    if (!text.endsWith(end) || text.length() - end.length() < position) {
      return Optional.empty();
    }
    parts.add(text.substring(position, text.length() - end.length()));
    return Optional.of(Collections.unmodifiableList(parts));
  }

  private int depth(int[] choices, int stage) {
    int row = stages * BLOCKS + stage;
    return Integer.parseInt(names(row).get(choices[row]));
  }

  private List<String> names(int row) {
    return space.rows().get(row).choices();
  }
}
