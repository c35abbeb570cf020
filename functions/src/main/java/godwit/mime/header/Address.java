package godwit.mime.header;

import java.net.IDN;
import java.util.regex.Pattern;

/**
 * A name and an address of RFC 5322 §3.4, decoded.
 *
 * @param name display name, or the comment that old mailers put in its place; may be empty
 * @param address as written, without angle brackets and route; empty if the text held none
 */
public record Address(String name, String address) {
  /** RFC 5321 §4.5.3.1: 64 octets before the at sign, 255 after it. */
  private static final int LONGEST = 320;

  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");

  /** Whether mail can be sent there, as SMTP (RFC 5321 §4.1.2) and therefore Exchange sees it. */
  public boolean isSmtp() {
    int at = address.lastIndexOf('@');
    return at > 0
        && address.length() <= LONGEST
        && isLocalPart(address.substring(0, at))
        && isDomain(address.substring(at + 1));
  }

  /** The address with its domain in ASCII (RFC 5890), as SMTP carries it. */
  public String smtp() {
    int at = address.lastIndexOf('@');
    return address.substring(0, at + 1) + ascii(address.substring(at + 1));
  }

  private static boolean isLocalPart(String local) {
    if (local.length() > 2 && local.startsWith("\"") && local.endsWith("\"")) {
      return local.substring(1, local.length() - 1).chars().allMatch(c -> c >= ' ' && c != '"');
    }
    return !local.startsWith(".")
        && !local.endsWith(".")
        && !local.contains("..")
        && local.chars().allMatch(c -> c > ' ' && c != 127 && "()<>@,;:\\\"[]".indexOf(c) < 0);
  }

  private static boolean isDomain(String domain) {
    String ascii = ascii(domain);
    if (ascii.isEmpty() || ascii.length() > 255) {
      return false;
    }
    for (String label : ascii.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }

  private static String ascii(String domain) {
    try {
      return domain.chars().allMatch(c -> c < 128) ? domain : IDN.toASCII(domain);
    } catch (IllegalArgumentException notAName) {
      return "";
    }
  }

  /** Shows nothing: addresses are mail. */
  @Override
  public String toString() {
    return "Address[...]";
  }
}
