package godwit.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.failure.MailboxBlockedException;
import godwit.failure.TransientException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.0.0.5",
        "100.64.0.1",
        "169.254.169.254",
        "168.63.129.16",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "fe80::1",
        "fec0::1",
        "fd00::1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "ff02::1"
      })
  void refuses_what_is_not_public(String address) {
    assertThat(guard(address).judge("imap.b.example")).isEqualTo(new HostGuard.Verdict.Refused());
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "172.15.255.255", "100.128.0.1", "2a00:1450::1"})
  void allows_what_is_public(String address) throws Exception {
    assertThat(guard(address).judge("imap.b.example"))
        .isEqualTo(new HostGuard.Verdict.Allowed(List.of(InetAddress.getByName(address))));
  }

  @Test
  void one_private_address_among_public_ones_is_enough_to_refuse() {
    assertThat(guard("8.8.8.8", "10.0.0.1").judge("imap.b.example"))
        .isEqualTo(new HostGuard.Verdict.Refused());
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "10.1.0.0/16", "IMAP.b.example", "imap.b.example."})
  void allows_a_private_host_that_is_on_the_list(String allowed) {
    var guard = new HostGuard(host -> addresses("10.1.2.3"), Set.of(allowed));

    assertThat(guard.judge("imap.B.example")).isInstanceOf(HostGuard.Verdict.Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.4", "10.2.0.0/16", "other.example", "10.1.2.3/99", "0:/0"})
  void the_list_allows_nothing_else(String allowed) {
    var guard = new HostGuard(host -> addresses("10.1.2.3"), Set.of(allowed));

    assertThat(guard.judge("imap.b.example")).isEqualTo(new HostGuard.Verdict.Refused());
  }

  @Test
  void a_worker_gets_the_addresses_to_connect_to_or_a_reason() throws Exception {
    assertThat(guard("8.8.8.8").check("imap.b.example"))
        .containsExactly(InetAddress.getByName("8.8.8.8"));
    assertThatThrownBy(() -> guard("10.0.0.1").check("imap.b.example"))
        .isInstanceOf(MailboxBlockedException.class)
        .hasMessageContaining("ALLOWED_PRIVATE_HOSTS");
    assertThatThrownBy(() -> guard().check("imap.b.example"))
        .isInstanceOf(TransientException.class)
        .hasMessage("DNS has no address for imap.b.example");
  }

  @Test
  void the_resolver_of_this_machine_knows_localhost_and_not_what_is_invalid() {
    assertThat(new DnsResolver().resolve("localhost")).isNotEmpty();
    assertThat(new DnsResolver().resolve("nowhere.invalid")).isEmpty();
  }

  private static HostGuard guard(String... addresses) {
    return new HostGuard(host -> addresses(addresses), Set.of());
  }

  private static List<InetAddress> addresses(String... texts) {
    var addresses = new ArrayList<InetAddress>();
    for (String text : texts) {
      try {
        addresses.add(InetAddress.getByName(text));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return addresses;
  }
}
