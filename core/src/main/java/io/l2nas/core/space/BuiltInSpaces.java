package io.l2nas.core.space;

import io.l2nas.contracts.SpaceDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The spaces that need no file. */
public final class BuiltInSpaces {
  private static final Map<String, SpaceDefinition> SPACES =
      Map.of(NasBench201.NAME, NasBench201.definition());

  private BuiltInSpaces() {}

  public static Optional<SpaceDefinition> find(String name) {
    return Optional.ofNullable(SPACES.get(name));
  }

  /** The names, sorted. */
  public static Set<String> names() {
    return new TreeSet<>(SPACES.keySet());
  }

  /** NAS-Bench-201 (Dong and Yang, ICLR 2020): 6 edges × 5 operations, 15,625 cells. */
  private static final class NasBench201 {
    private static final String NAME = "nas-bench-201";
    private static final List<String> OPERATIONS =
        List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");
    private static final List<String> EDGES = List.of("0→1", "0→2", "1→2", "0→3", "1→3", "2→3");

    /**
     * The text is {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}; the number is the node that the edge
     * comes from.
     */
    private static final List<String> PIECES =
        List.of("|", "~0|+|", "~0|", "~1|+|", "~0|", "~1|", "~2|");

    private static SpaceDefinition definition() {
      return new SpaceDefinition(
          NAME,
          EDGES.stream().map(edge -> new SpaceDefinition.Row(edge, OPERATIONS)).toList(),
          PIECES);
    }
  }
}
