package io.l2nas.core.agent;

import io.l2nas.contracts.Quote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the settings of an agent as people write them; every complaint names the setting, its value
 * and what would be valid. Which numbers are valid is for the agent to say.
 */
public final class SettingReader {
  private final Map<String, String> settings;

  /**
   * @param agent the name of the agent
   * @param names the settings that it has
   * @throws IllegalArgumentException if there are others
   */
  public SettingReader(String agent, List<String> names, Map<String, String> settings) {
    for (String name : settings.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "setting '%s' is unknown; the agent %s has %s"
                .formatted(name, agent, String.join(", ", names)));
      }
    }
    this.settings = settings;
  }

  /** A number, or what is given if it is not set. */
  public double number(String name, double otherwise) {
    return read(name, otherwise, "a number", Double::parseDouble);
  }

  /** A whole number. */
  public int integer(String name, int otherwise) {
    return read(name, otherwise, "a whole number", Integer::parseInt);
  }

  /** Layer widths, written {@code 128x128x128}. */
  public List<Integer> widths(String name, List<Integer> otherwise) {
    return read(
        name,
        otherwise,
        "the widths of the hidden layers, for instance 128x128x128",
        SettingReader::parseWidths);
  }

  /** A constant of an enum, written in lower case with dashes. */
  public <E extends Enum<E>> E choice(String name, E otherwise) {
    E[] constants = otherwise.getDeclaringClass().getEnumConstants();
    String valid =
        "one of "
            + Arrays.stream(constants)
                .map(SettingReader::spelling)
                .collect(Collectors.joining(", "));
    return read(
        name,
        otherwise,
        valid,
        text ->
            Arrays.stream(constants)
                .filter(c -> spelling(c).equals(text))
                .findFirst()
                .orElseThrow());
  }

  private static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<Integer> parseWidths(String text) {
    List<Integer> widths = new ArrayList<>();
    for (String width : text.split("x", -1)) {
      widths.add(Integer.parseInt(width));
    }
    return List.copyOf(widths);
  }

  private <T> T read(String name, T otherwise, String valid, Function<String, T> parse) {
    String text = settings.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return parse.apply(text);
    } catch (NumberFormatException | NoSuchElementException e) {
      throw new IllegalArgumentException(
          "setting %s is %s; it must be %s".formatted(name, Quote.of(text), valid), e);
    }
  }
}
