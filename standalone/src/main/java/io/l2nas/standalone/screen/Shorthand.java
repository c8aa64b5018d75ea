package io.l2nas.standalone.screen;

import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.SpaceStructure;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.CellEdges;
import io.l2nas.core.space.SearchSpace;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Architectures in few characters: the choices alone, each by its initials and its figures, so that
 * {@code nor_conv_3x3} is {@code nc3x3}. Two choices never share a short form.
 *
 * <p>An edge of a cell also says where it comes from, {@code sc3x3@0}. The text of stages is as
 * short as that, and stays as it is.
 */
public final class Shorthand {
  private final SearchSpace space;
  private final Map<String, String> shortForms;

  private Shorthand(SpaceDefinition space, Map<String, String> shortForms) {
    this.space = new SearchSpace(space);
    this.shortForms = shortForms;
  }

  public static Shorthand of(SpaceDefinition space) {
    Map<String, String> shortForms = new LinkedHashMap<>();
    if (!isOf(space, SpaceStructure.STAGES)) {
      space.rows().forEach(row -> row.choices().forEach(c -> shortForms.put(c, abbreviate(c))));
    }
    Set<String> taken = new HashSet<>();
    Set<String> ambiguous =
        shortForms.values().stream().filter(form -> !taken.add(form)).collect(Collectors.toSet());
    shortForms.replaceAll((choice, form) -> ambiguous.contains(form) ? choice : form);
    return new Shorthand(space, shortForms);
  }

  /**
   * The short form of an architecture's canonical text; the text itself if it is not of the space.
   */
  public String of(String architecture) {
    return read(architecture)
        .map(
            read ->
                space.rowsOf(read).stream()
                    .map(row -> form(row, read.choice(row)))
                    .collect(Collectors.joining(" ")))
        .orElse(architecture);
  }

  /** The same with every choice as wide as the widest of its row, for one above the other. */
  public String aligned(String architecture) {
    return read(architecture).map(this::aligned).orElse(architecture);
  }

  /** What the short forms stand for; empty if every choice is written out. */
  public List<String> legend() {
    return shortForms.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(entry.getValue()))
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .toList();
  }

  private String aligned(Architecture architecture) {
    StringJoiner words = new StringJoiner(" ");
    for (int row : space.rowsOf(architecture)) {
      int width = 0;
      for (int choice = 0; choice < space.choices(row); choice++) {
        width = Math.max(width, form(row, choice).length());
      }
      String form = form(row, architecture.choice(row));
      words.add(form + " ".repeat(width - form.length()));
    }
    return words.toString().stripTrailing();
  }

  /** Empty also where nothing is shortened. */
  private Optional<Architecture> read(String architecture) {
    return shortForms.isEmpty() ? Optional.empty() : space.read(architecture);
  }

  private String form(int row, int choice) {
    String form = shortForms.get(space.definition().rows().get(row).choices().get(choice));
    return isOf(space.definition(), SpaceStructure.CELLS) ? form + "@" + CellEdges.from(row) : form;
  }

  private static boolean isOf(SpaceDefinition space, SpaceStructure structure) {
    return space.structure().filter(structure::equals).isPresent();
  }

  private static String abbreviate(String choice) {
    List<String> words = Stream.of(choice.split("[_\\s-]+")).filter(w -> !w.isEmpty()).toList();
    if (words.size() < 2) {
      return choice;
    }
    return words.stream()
        .map(word -> word.chars().anyMatch(Character::isDigit) ? word : word.substring(0, 1))
        .collect(Collectors.joining());
  }
}
