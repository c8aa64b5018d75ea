package io.l2nas.standalone.screen;

import io.l2nas.contracts.SpaceDefinition;
import java.util.ArrayList;
import java.util.Comparator;
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
 */
public final class Shorthand {
  private final SpaceDefinition space;
  private final Map<String, String> shortForms;

  private Shorthand(SpaceDefinition space, Map<String, String> shortForms) {
    this.space = space;
    this.shortForms = shortForms;
  }

  public static Shorthand of(SpaceDefinition space) {
    Map<String, String> shortForms = new LinkedHashMap<>();
    space.rows().forEach(row -> row.choices().forEach(c -> shortForms.put(c, abbreviate(c))));
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
    return choices(architecture)
        .map(choices -> choices.stream().map(shortForms::get).collect(Collectors.joining(" ")))
        .orElse(architecture);
  }

  /** The same with every choice as wide as the widest of its row, for one above the other. */
  public String aligned(String architecture) {
    return choices(architecture).map(this::aligned).orElse(architecture);
  }

  /** What the short forms stand for; empty if every choice is written out. */
  public List<String> legend() {
    return shortForms.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(entry.getValue()))
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .toList();
  }

  private String aligned(List<String> choices) {
    StringJoiner words = new StringJoiner(" ");
    for (int row = 0; row < choices.size(); row++) {
      int width =
          space.rows().get(row).choices().stream()
              .mapToInt(choice -> shortForms.get(choice).length())
              .max()
              .orElse(0);
      String form = shortForms.get(choices.get(row));
      words.add(form + " ".repeat(width - form.length()));
    }
    return words.toString().stripTrailing();
  }

  /** Reads the text from left to right. */
  private Optional<List<String>> choices(String architecture) {
    List<String> choices = new ArrayList<>();
    int position = space.pieces().get(0).length();
    for (int row = 0; row < space.rows().size(); row++) {
      Optional<String> choice = choiceAt(architecture, position, row);
      if (choice.isEmpty()) {
        return Optional.empty();
      }
      choices.add(choice.get());
      position += choice.get().length() + space.pieces().get(row + 1).length();
    }
    return Optional.of(choices);
  }

  private Optional<String> choiceAt(String text, int position, int row) {
    List<String> choices = space.rows().get(row).choices();
    String after = space.pieces().get(row + 1);
    return choices.stream()
        .filter(choice -> text.startsWith(choice + after, position))
        .max(Comparator.comparingInt(String::length));
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
