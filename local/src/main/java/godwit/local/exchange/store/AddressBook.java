package godwit.local.exchange.store;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which addresses are mailboxes.
 *
 * @param only the mailboxes there are, in lower case; empty for any address that does not speak
 *     against itself (domain under .invalid, local part such as unknown or missing)
 */
public record AddressBook(Set<String> only) {
  private static final List<String> ABSENT =
      List.of("unknown", "nobody", "missing", "nosuch", "no-such");

  public AddressBook {
    only = Set.copyOf(only);
  }

  public static AddressBook open() {
    return new AddressBook(Set.of());
  }

  public static AddressBook of(List<String> addresses) {
    return new AddressBook(
        Set.copyOf(addresses.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList()));
  }

  boolean has(String lowerAddress) {
    int at = lowerAddress.indexOf('@');
    if (at <= 0 || at == lowerAddress.length() - 1 || lowerAddress.length() > 200) {
      return false;
    }
    if (!only.isEmpty()) {
      return only.contains(lowerAddress);
    }
    return !lowerAddress.endsWith(".invalid")
        && ABSENT.stream().noneMatch(lowerAddress::startsWith);
  }
}
