package godwit.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A block of addresses.
 *
 * @param prefix its first address in network order; 4 or 16 bytes
 * @param bits how many leading bits all its addresses share
 */
record AddressRange(String prefix, int bits) {
  /** Reads {@code 10.0.0.0/8}, {@code fd00::/8} or one address; empty if it is neither. */
  static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    return literal(address)
        .flatMap(found -> {
          int all = found.getAddress().length * 8;
          int bits = slash < 0 ? all : number(text.substring(slash + 1));
          return bits < 0 || bits > all
              ? Optional.empty()
              : Optional.of(new AddressRange(found.getHostAddress(), bits));
        });
  }

  boolean holds(InetAddress address) {
    byte[] theirs = address.getAddress();
    byte[] ours = literal(prefix).orElseThrow().getAddress();
    if (theirs.length != ours.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if ((theirs[i / 8] & mask) != (ours[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<InetAddress> literal(String text) {
    boolean four = text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    boolean six = text.contains(":") && text.matches("[0-9A-Fa-f:.]{2,45}");
    if (!four && !six) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static int number(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }
}
