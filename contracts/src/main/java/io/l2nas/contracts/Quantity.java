package io.l2nas.contracts;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them: {@code 400M}, {@code 4e8}, {@code -0.07}. */
final class Quantity {
  private static final Pattern NUMBER =
      Pattern.compile("(-?[0-9]{1,20}(?:\\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,3})?)([kMG]?)");

  private static final BigDecimal MOST_WITH_UNIT = BigDecimal.ONE.scaleByPowerOfTen(15);

  /** The digits behind the point that a number with a unit may have. */
  private static final int FRACTION = 3;

  private static final char[] UNITS = {'G', 'M', 'k'};
  private static final Map<Character, Integer> POWERS = Map.of('k', 3, 'M', 6, 'G', 9);

  private Quantity() {}

  /** The number, infinite if no double is as large; empty if it is none. */
  static OptionalDouble of(String text) {
    Matcher matcher = NUMBER.matcher(text.strip());
    if (!matcher.matches()) {
      return OptionalDouble.empty();
    }
    int power = matcher.group(2).isEmpty() ? 0 : POWERS.get(matcher.group(2).charAt(0));
    return OptionalDouble.of(
        new BigDecimal(matcher.group(1)).scaleByPowerOfTen(power).doubleValue());
  }

  /** As people write it. */
  static String text(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    if (exact.scale() > 0 || exact.abs().compareTo(MOST_WITH_UNIT) >= 0) {
      return String.valueOf(value);
    }
    for (char unit : UNITS) {
      int power = POWERS.get(unit);
      if (exact.scale() <= FRACTION - power
          && exact.abs().compareTo(BigDecimal.ONE.scaleByPowerOfTen(power)) >= 0) {
        return exact.movePointLeft(power).stripTrailingZeros().toPlainString() + unit;
      }
    }
    return exact.toPlainString();
  }
}
