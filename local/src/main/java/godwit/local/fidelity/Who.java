package godwit.local.fidelity;

import java.net.IDN;
import java.util.Locale;

/**
 * A mailbox of an address field.
 *
 * @param name decoded, may be empty
 * @param address as written, may be empty
 */
record Who(String name, String address) {
  /** The address in the form in which it is compared: lower case, domain in ASCII (RFC 5890). */
  String key() {
    String lower = address.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    int at = lower.lastIndexOf('@');
    if (at < 0 || lower.chars().allMatch(c -> c < 128)) {
      return lower;
    }
    try {
      return lower.substring(0, at + 1) + IDN.toASCII(lower.substring(at + 1));
    } catch (IllegalArgumentException notAName) {
      return lower;
    }
  }

  /** Shows nothing: addresses are mail. */
  @Override
  public String toString() {
    return "Who[...]";
  }
}
