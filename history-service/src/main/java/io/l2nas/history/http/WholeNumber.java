package io.l2nas.history.http;

import io.l2nas.contracts.Quote;
import jakarta.ws.rs.BadRequestException;

/** A whole number in an address. */
final class WholeNumber {
  private WholeNumber() {}

  /** Reads a query parameter that is from {@code least} to {@code most}, both at least 0. */
  static int read(String name, String text, int least, int most) {
    if (text.matches("[0-9]{1,9}")) {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw new BadRequestException(
        "%s is %s; it must be from %d to %d".formatted(name, Quote.of(text), least, most));
  }
}
