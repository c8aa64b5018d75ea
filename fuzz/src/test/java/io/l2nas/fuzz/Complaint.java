package io.l2nas.fuzz;

import java.util.List;

/**
 * What a message must be that refuses an input: it says what is wrong and, behind a semicolon, what
 * would be right; it is one line that any log and database can hold, and it speaks of the input and
 * not of Java.
 */
public final class Complaint {
  private static final int MAX_LENGTH = 2_000;

  private static final List<String> WORDS_OF_JAVA =
      List.of("java.", "com.fasterxml", "Exception", "null pointer", "deserialize");

  private Complaint() {}

  /** Fails if the message is none. */
  public static void check(String input, Throwable refusal) {
    String message = String.valueOf(refusal.getMessage());
    if (!message.contains("; ")
        || message.length() > MAX_LENGTH
        || message.chars().anyMatch(Character::isISOControl)
        || WORDS_OF_JAVA.stream()
            .anyMatch(word -> message.contains(word) && !input.contains(word))) {
      throw new AssertionError("no message for a person: " + message, refusal);
    }
  }
}
