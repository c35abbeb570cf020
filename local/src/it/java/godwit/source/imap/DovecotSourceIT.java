package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.endpoint.Security;
import godwit.failure.MailboxBlockedException;
import godwit.local.servers.Servers;
import godwit.source.MailSource;
import godwit.source.SourceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The IMAP adapter against Dovecot: the contract in two set-ups of names, and TLS. */
@Timeout(120)
class DovecotSourceIT {
  @AutoClose private static DovecotMailboxes slash;
  @AutoClose private static DovecotMailboxes dot;
  @AutoClose private static DovecotMailboxes deflating;

  @BeforeAll
  static void start() {
    Servers.requireDovecot();
    slash = DovecotMailboxes.start('/', "");
    dot = DovecotMailboxes.start('.', "INBOX.");
    deflating = DovecotMailboxes.startDeflating();
  }

  @Nested
  class WithSlashes extends DovecotContract {
    WithSlashes() {
      super(slash);
    }
  }

  @Nested
  class WithDotsBelowTheInbox extends DovecotContract {
    WithDotsBelowTheInbox() {
      super(dot);
    }
  }

  @Nested
  class Deflating extends DovecotContract {
    Deflating() {
      super(deflating);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void the_servers_own_certificate_as_trust_anchor_opens_the_way(
      Security security, @TempDir Path spool) throws Exception {
    try (MailSource source = slash.connect(security, Optional.of(certificate()), spool)) {
      assertThat(source.folders()).extracting(SourceFolder::display).contains("INBOX");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void without_it_the_server_is_not_trusted(Security security, @TempDir Path spool) {
    assertThatThrownBy(() -> slash.connect(security, Optional.empty(), spool).close())
        .isInstanceOfSatisfying(
            MailboxBlockedException.class,
            e -> assertThat(e.code()).isEqualTo("CERTIFICATE_UNTRUSTED"));
  }

  private static String certificate() throws IOException {
    return Files.readString(slash.server().certificate());
  }
}
