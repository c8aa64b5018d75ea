package io.l2nas.deploy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The instructions of a Dockerfile, stage by stage. */
record Dockerfile(List<Stage> stages) {

  /** An instruction, as in {@code COPY docker/is-ready /usr/local/bin/}, on one line. */
  record Instruction(String name, String rest) {
    List<String> words() {
      return Arrays.stream(rest.split("\\s+")).filter(word -> !word.startsWith("--")).toList();
    }
  }

  /** What begins with FROM; the first one holds what stands before any. */
  record Stage(String from, String name, List<Instruction> instructions) {
    List<Instruction> all(String instruction) {
      return instructions.stream().filter(each -> each.name().equals(instruction)).toList();
    }

    Instruction only(String instruction) {
      List<Instruction> found = all(instruction);
      if (found.size() != 1) {
        throw new AssertionError(name + " has " + found.size() + " times " + instruction);
      }
      return found.get(0);
    }
  }

  static Dockerfile of(String text) {
    String joined =
        text.lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.joining("\n"))
            .replaceAll("\\\\\\n\\s*", "");
    List<Stage> stages = new ArrayList<>();
    List<Instruction> current = new ArrayList<>();
    stages.add(new Stage("", "", current));
    for (String line : joined.lines().filter(line -> !line.isBlank()).toList()) {
      String[] parts = line.split("\\s+", 2);
      Instruction instruction = new Instruction(parts[0], parts[1]);
      if (instruction.name().equals("FROM")) {
        List<String> words = instruction.words();
        current = new ArrayList<>();
        stages.add(new Stage(words.get(0), words.get(words.size() - 1), current));
      } else {
        current.add(instruction);
      }
    }
    return new Dockerfile(List.copyOf(stages));
  }

  /** What is built if nobody names another. */
  Stage last() {
    return stages.get(stages.size() - 1);
  }
}
