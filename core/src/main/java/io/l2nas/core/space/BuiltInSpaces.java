package io.l2nas.core.space;

import io.l2nas.contracts.SpaceDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The spaces that need no file. */
public final class BuiltInSpaces {
  private static final Map<String, SpaceDefinition> SPACES =
      Stream.of(
              NasBench201.SPACE,
              Darts.SPACE,
              OnceForAll.ofWidth("w1.0"),
              OnceForAll.ofWidth("w1.2"))
          .collect(Collectors.toMap(SpaceDefinition::name, Function.identity()));

  private BuiltInSpaces() {}

  public static Optional<SpaceDefinition> find(String name) {
    return Optional.ofNullable(SPACES.get(name));
  }

  /** The names, sorted. */
  public static Set<String> names() {
    return new TreeSet<>(SPACES.keySet());
  }
}
