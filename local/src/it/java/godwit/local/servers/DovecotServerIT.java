package godwit.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DovecotServerIT {
  private static final Map<String, String> USERS =
      Map.of("ada", "secret of ada", "bjørn@example.org", "hemmelig");
  private static final Instant DATE = Instant.parse("2019-03-31T01:30:00Z");

  @BeforeAll
  static void dovecot_can_run() {
    Servers.requireDovecot();
  }

  @ParameterizedTest
  @EnumSource
  void messages_are_served_with_date_flags_and_content(DovecotOptions.Format format)
      throws Exception {
    DovecotOptions options = DovecotOptions.users(USERS).withFormat(format);
    try (DovecotServer dovecot = DovecotServer.start(options)) {
      fill(dovecot, message(List.of("Projekte", "Größe", "2024"), 1, "\\Seen", "\\Flagged"));

      try (ImapClient client = new ImapClient(dovecot.port(), "ada", "secret of ada");
          Folder folder = client.open("Projekte/Größe/2024")) {
        Message message = folder.getMessage(1);
        assertThat(message.getReceivedDate()).isEqualTo(DATE);
        assertThat(message.isSet(Flags.Flag.SEEN)).isTrue();
        assertThat(message.isSet(Flags.Flag.FLAGGED)).isTrue();
        assertThat(message.isSet(Flags.Flag.ANSWERED)).isFalse();
        assertThat(message.getSubject()).isEqualTo("number 1");
        assertThat(message.getContent()).isEqualTo("text 1\r\n");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/ | ''     | Projekte/Größe",
        ". | ''     | Projekte.Größe",
        ". | INBOX. | INBOX.Projekte.Größe",
        "/ | mail/  | mail/Projekte/Größe"
      })
  void folders_are_named_with_the_wanted_separator_and_prefix(
      char separator, String prefix, String listed) throws Exception {
    DovecotOptions options = DovecotOptions.users(USERS).withNamespace(separator, prefix);
    try (DovecotServer dovecot = DovecotServer.start(options)) {
      fill(dovecot, message(List.of("Projekte", "Größe"), 1));

      try (ImapClient client = new ImapClient(dovecot.port(), "ada", "secret of ada")) {
        assertThat(client.folders()).contains("INBOX", listed);
      }
    }
  }

  @Test
  void a_master_user_opens_the_mailbox_of_another() throws Exception {
    DovecotOptions options = DovecotOptions.users(USERS).withMaster("migrate", "of the master");
    try (DovecotServer dovecot = DovecotServer.start(options)) {
      fill(dovecot, message(List.of("Only of ada"), 1));

      try (ImapClient client = new ImapClient(dovecot.port(), "ada*migrate", "of the master");
          ImapClient plain =
              new ImapClient(
                  dovecot.port(),
                  "migrate",
                  "of the master",
                  "mail.imap.auth.mechanisms",
                  "PLAIN",
                  "mail.imap.sasl.authorizationid",
                  "ada",
                  "mail.imap.sasl.enable",
                  "true")) {
        assertThat(client.folders()).contains("Only of ada");
        assertThat(plain.folders()).contains("Only of ada");
      }
    }
  }

  @Test
  void a_wrong_password_and_one_connection_too_many_are_refused() throws Exception {
    DovecotOptions options = DovecotOptions.users(USERS).withMaxConnections(1);
    try (DovecotServer dovecot = DovecotServer.start(options);
        ImapClient only = new ImapClient(dovecot.port(), "ada", "secret of ada")) {
      assertThat(only.folders()).contains("INBOX");
      assertThatThrownBy(() -> new ImapClient(dovecot.port(), "bjørn@example.org", "wrong").close())
          .isInstanceOf(AuthenticationFailedException.class);
      assertThatThrownBy(() -> new ImapClient(dovecot.port(), "ada", "secret of ada").close())
          .hasMessageContaining("Maximum number of connections");
    }
  }

  @Test
  void tls_answers_with_the_certificate_that_the_server_shows() throws Exception {
    try (DovecotServer dovecot = DovecotServer.start(DovecotOptions.users(USERS));
        ImapClient starttls =
            new ImapClient(
                dovecot.port(),
                "ada",
                "secret of ada",
                "mail.imap.starttls.required",
                "true",
                "mail.imap.ssl.trust",
                "127.0.0.1");
        ImapClient tls =
            new ImapClient(
                dovecot.tlsPort(),
                "ada",
                "secret of ada",
                "mail.imap.ssl.enable",
                "true",
                "mail.imap.ssl.trust",
                "127.0.0.1")) {
      assertThat(starttls.folders()).contains("INBOX");
      assertThat(tls.folders()).contains("INBOX");
      assertThat(dovecot.certificate()).content().startsWith("-----BEGIN CERTIFICATE-----");
    }
  }

  @Test
  void five_thousand_messages_are_filled_in_seconds_and_refused_ones_are_told() throws Exception {
    try (DovecotServer dovecot = DovecotServer.start(DovecotOptions.users(USERS))) {
      PlacedMessage empty = new PlacedMessage(List.of("Many"), DATE, Set.of(), new byte[0]);
      Stream<PlacedMessage> many =
          IntStream.rangeClosed(1, 5_000).mapToObj(number -> message(List.of("Many"), number));
      long start = System.nanoTime();

      List<PlacedMessage> refused = fill(dovecot, Stream.concat(many, Stream.of(empty)));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
      assertThat(refused).containsExactly(empty);
      try (ImapClient client = new ImapClient(dovecot.port(), "ada", "secret of ada");
          Folder folder = client.open("Many")) {
        assertThat(folder.getMessageCount()).isEqualTo(5_000);
        assertThat(folder.getMessage(4_321).getSubject()).isEqualTo("number 4321");
      }
    }
  }

  @Test
  void mail_in_a_folder_of_the_caller_outlives_the_server() throws Exception {
    Path data = Files.createTempDirectory("godwit-kept");
    try {
      try (DovecotServer dovecot = DovecotServer.start(data, DovecotOptions.users(USERS))) {
        fill(dovecot, message(List.of("Kept"), 1));
      }
      try (DovecotServer dovecot = DovecotServer.start(data, DovecotOptions.users(USERS));
          ImapClient client = new ImapClient(dovecot.port(), "ada", "secret of ada")) {
        assertThat(client.folders()).contains("Kept");
      }
    } finally {
      new ServerFolder(data, true).remove();
    }
  }

  private static void fill(DovecotServer dovecot, PlacedMessage message) {
    assertThat(fill(dovecot, Stream.of(message))).isEmpty();
  }

  private static List<PlacedMessage> fill(DovecotServer dovecot, Stream<PlacedMessage> messages) {
    try (MailboxFiller filler = dovecot.filler("ada", "secret of ada")) {
      return filler.append(messages);
    }
  }

  private static PlacedMessage message(List<String> folder, int number, String... flags) {
    String text = "Subject: number " + number + "\r\n\r\ntext " + number + "\r\n";
    return new PlacedMessage(folder, DATE, Set.of(flags), text.getBytes(StandardCharsets.US_ASCII));
  }
}
