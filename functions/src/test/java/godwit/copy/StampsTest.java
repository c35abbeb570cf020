package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.ledger.Trace;
import godwit.seal.Secret;
import godwit.source.SourceLogin;
import godwit.source.UidValidity;
import godwit.target.MessageStamp;
import godwit.target.StampedMessage;
import godwit.target.TargetMessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stamps outlive the batch that gave them, and say of what mailbox they are. */
class StampsTest {
  private static final String FOLDER = "00112233445566aa";
  private static final String CONTENT = "ffeeddccbbaa9988";
  private static final Instant RECEIVED = Instant.parse("2020-02-03T04:05:06Z");

  private final Stamps stamps = stamps("imap.example.org", 993, "ada", Optional.empty());

  @Test
  void another_port_and_other_letters_name_the_same_mailbox() {
    assertThat(stamps("IMAP.example.org", 143, "Ada", Optional.empty())).isEqualTo(stamps);
  }

  @Test
  void another_server_user_or_root_is_another_mailbox() {
    assertThat(stamps("imap2.example.org", 993, "ada", Optional.empty())).isNotEqualTo(stamps);
    assertThat(stamps("imap.example.org", 993, "ben", Optional.empty())).isNotEqualTo(stamps);
    assertThat(stamps("imap.example.org", 993, "ada", Optional.of("shared"))).isNotEqualTo(stamps);
  }

  @Test
  void what_a_stamp_tells_is_read_back() {
    var found =
        stamped(stamps.source() + "." + FOLDER + ".8999999999999999999.4294967295." + CONTENT);

    assertThat(stamps.read(List.of(found)))
        .containsExactly(
            new Trace(
                FOLDER,
                new UidValidity(8_999_999_999_999_999_999L),
                4_294_967_295L,
                CONTENT,
                new TargetMessageId("AAkAL"),
                Optional.of(RECEIVED)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s.00112233445566aa.1.2",
        "%s.00112233445566aa.1.2.ffeeddccbbaa9988.3",
        "%s.0011.1.2.ffeeddccbbaa9988",
        "%s.00112233445566aa.-1.2.ffeeddccbbaa9988",
        "%s.00112233445566aa.1.99999999999.ffeeddccbbaa9988",
        "%s.00112233445566aa.99999999999999999999.1.ffeeddccbbaa9988",
        "%s",
        "x%s.00112233445566aa.1.2.ffeeddccbbaa9988"
      })
  void what_is_no_stamp_of_ours_is_passed_over(String form) {
    assertThat(stamps.read(List.of(stamped(form.formatted(stamps.source()))))).isEmpty();
  }

  @Test
  void stamps_of_another_mailbox_are_passed_over() {
    Stamps other = stamps("imap.example.org", 993, "ben", Optional.empty());
    var theirs = stamped(other.source() + "." + FOLDER + ".1.2." + CONTENT);

    assertThat(stamps.read(List.of(theirs))).isEmpty();
  }

  private static StampedMessage stamped(String value) {
    return new StampedMessage(
        new MessageStamp(value), new TargetMessageId("AAkAL"), Optional.of(RECEIVED));
  }

  private static Stamps stamps(String host, int port, String user, Optional<String> root) {
    var endpoint = new SourceEndpoint(host, port, Security.SSL, Optional.empty(), 20, 10);
    return Stamps.of(new SourceLogin(endpoint, user, Secret.of("open"), root));
  }
}
