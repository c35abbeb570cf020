package godwit.local.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
final class Quantity {
  private Quantity() {}

  /** Three digits that matter, without exponent. */
  static String plain(double value) {
    BigDecimal number = BigDecimal.valueOf(value);
    if (Math.abs(value) >= 1_000) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
    return number
        .round(new MathContext(3, RoundingMode.HALF_UP))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Dollars and cents. */
  static String dollars(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }
}
