package godwit.endpoint;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that no public mail server has: the IANA registries of special-purpose addresses (RFC
 * 6890 and its updates), multicast, and Azure's own platform address.
 */
final class SpecialAddresses {
  private static final List<AddressRange> RANGES =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              // 169.254.169.254 answers with the virtual machine's identity.
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              // Azure's DNS, health and key service inside a virtual network.
              "168.63.129.16/32",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20",
              "5f00::/16",
              "fc00::/7",
              "fe80::/9",
              "ff00::/8")
          .map(text -> AddressRange.parse(text).orElseThrow())
          .toList();

  private SpecialAddresses() {}

  static boolean hold(InetAddress address) {
    return RANGES.stream().anyMatch(range -> range.holds(address));
  }
}
