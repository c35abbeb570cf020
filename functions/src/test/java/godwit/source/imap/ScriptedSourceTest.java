package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.seal.Secret;
import godwit.source.FolderCursor;
import godwit.source.MailSource;
import godwit.source.MailSourceContract;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.SourceFolder;
import godwit.source.SourceLogin;
import godwit.source.SourceMessage;
import godwit.source.SpecialUse;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of servers that do not do what one expects. */
class ScriptedSourceTest {
  private static final SourceFolder INBOX =
      new SourceFolder("INBOX", List.of("INBOX"), Optional.of(SpecialUse.INBOX), true);
  private static final FolderCursor CURSOR = new FolderCursor(INBOX, new UidValidity(7));

  @TempDir Path spool;
  private final List<String> shown = new ArrayList<>();
  private final List<MessageSummary> summaries = new ArrayList<>();

  @Test
  void a_goodbye_in_mid_fetch_is_transient_and_keeps_what_was_shown() throws Exception {
    try (var server = ScriptedServer.playing("generic/bye-in-fetch");
        var source = connect(server)) {
      assertThatThrownBy(() -> read(source, 3))
          .isInstanceOfSatisfying(
              TransientException.class, e -> assertThat(e.code()).isEqualTo("BYE"));
      assertThat(shown).containsExactly("1=mail1");
      assertThatThrownBy(source::folders).isInstanceOf(TransientException.class);
    }
  }

  @Test
  void a_literal_cut_short_is_never_shown_and_leaves_no_file() throws Exception {
    try (var server = ScriptedServer.playing("generic/literal-cut-short");
        var source = connect(server)) {
      assertThatThrownBy(() -> read(source, 3))
          .isInstanceOfSatisfying(
              TransientException.class, e -> assertThat(e.code()).isEqualTo("CONNECTION_LOST"));
    }
    assertThat(shown).containsExactly("1=mail1");
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void a_message_without_body_is_asked_for_again_and_then_shown_empty() throws Exception {
    assertThat(readAll("generic/nil-body")).containsExactly("1=mail1", "2=", "3=mail3");
  }

  @Test
  void unasked_answers_are_passed_over() throws Exception {
    assertThat(readAll("generic/unsolicited")).containsExactly("1=mail1", "3=mail3");
    assertThat(summaries.get(1).flags())
        .isEqualTo(new MessageFlags(true, false, false, false, false, Set.of("$Forwarded")));
  }

  @Test
  void a_message_that_comes_twice_is_shown_once() throws Exception {
    assertThat(readAll("generic/duplicate-fetch")).containsExactly("1=mail1", "2=mail2", "3=mail3");
  }

  @Test
  void answers_in_any_order_are_shown_in_order() throws Exception {
    assertThat(readAll("generic/answers-out-of-order"))
        .containsExactly("1=mail1", "2=mail2", "3=mail3");
  }

  @Test
  void a_message_with_an_impossible_date_is_kept() throws Exception {
    assertThat(readAll("generic/odd-dates")).containsExactly("1=mail1", "2=mail2", "3=mail3");
    assertThat(summaries)
        .extracting(MessageSummary::internalDate)
        .containsExactly(
            Optional.empty(), Optional.empty(), Optional.of(Instant.parse("2020-02-01T09:00:00Z")));
  }

  @Test
  void one_unreadable_message_does_not_hold_up_the_others() throws Exception {
    assertThat(readAll("generic/one-unreadable-message"))
        .containsExactly("1=mail1", "2=", "3=mail3");
  }

  @Test
  void an_answer_that_cannot_be_parsed_is_asked_for_again() throws Exception {
    assertThat(readAll("generic/garbled-answer")).containsExactly("1=mail1", "2=mail2", "3=mail3");
  }

  @Test
  void a_limit_throttles() throws Exception {
    try (var server = ScriptedServer.playing("generic/limit-in-fetch");
        var source = connect(server)) {
      assertThatThrownBy(() -> read(source, 3)).isInstanceOf(ThrottledException.class);
    }
  }

  @Test
  void closing_ends_a_read_that_hangs_in_another_thread() throws Exception {
    try (var server = ScriptedServer.playing("generic/silence-in-fetch")) {
      var source = connect(server);
      var reading = CompletableFuture.supplyAsync(() -> failureOf(() -> read(source, 3)));
      server.awaitSilence();

      source.close();

      assertThat(reading.get(5, TimeUnit.SECONDS)).isInstanceOf(TransientException.class);
    }
  }

  @Test
  void a_missing_uidnext_is_made_up_from_the_last_message() throws Exception {
    try (var server = ScriptedServer.playing("generic/no-uidnext");
        var source = connect(server)) {
      assertThat(source.open(INBOX).uidNext()).isEqualTo(42);
    }
  }

  @Test
  void a_generation_beyond_32_bits_is_taken() throws Exception {
    try (var server = ScriptedServer.playing("greenmail/uidvalidity-beyond-32-bit");
        var source = connect(server)) {
      assertThat(source.open(INBOX).validity()).isEqualTo(new UidValidity(1542985123456L));
    }
  }

  @Test
  void folders_are_listed_without_namespace() throws Exception {
    try (var server = ScriptedServer.playing("generic/no-namespace");
        var source = connect(server)) {
      var folders = source.folders();

      assertThat(folders)
          .extracting(SourceFolder::path)
          .containsExactly(
              List.of("INBOX"),
              List.of("R&D"),
              List.of("R&D", "a \"b\""),
              List.of("Sent"),
              List.of("flat"));
      assertThat(folders.getFirst().wireName()).isEqualTo("inbox");
      assertThat(folders.get(1).selectable()).isFalse();
      assertThat(folders.get(2).wireName()).isEqualTo("R&-D/a \"b\"");
    }
  }

  @Test
  void couriers_prefix_is_cut_and_shared_folders_stay_out() throws Exception {
    try (var server = ScriptedServer.playing("courier/folders");
        var source = connect(server)) {
      assertThat(source.folders())
          .extracting(SourceFolder::display)
          .containsExactly("INBOX", "INBOX/INBOX", "Sent", "Sent/2019");
    }
  }

  @Test
  void gmails_message_identity_is_kept() throws Exception {
    try (var server = ScriptedServer.playing("gmail/message-id");
        var source = connect(server)) {
      var listed = source.list(CURSOR, new UidRange(1, 5));

      assertThat(listed)
          .containsExactly(
              new MessageSummary(
                  1,
                  3434,
                  Optional.of(Instant.parse("2016-07-17T09:44:25Z")),
                  new MessageFlags(true, false, false, false, false, Set.of("NonJunk")),
                  Optional.of("1278455344230334865")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "generic/login-disabled, NONE, LOGINDISABLED",
    "generic/no-starttls, STARTTLS, STARTTLS_NOT_OFFERED",
    "generic/wrong-password, NONE, AUTHENTICATIONFAILED",
    "generic/preauth, NONE, PREAUTH",
  })
  void a_log_in_that_cannot_be_is_told_with_advice(String script, Security security, String code)
      throws Exception {
    try (var server = ScriptedServer.playing(script)) {
      assertThatThrownBy(() -> connect(server, security, settings(100_000)))
          .isInstanceOfSatisfying(
              MailboxBlockedException.class,
              e -> {
                assertThat(e.code()).isEqualTo(code);
                assertThat(e.explanation()).contains("127.0.0.1").doesNotContain("secret", "ada");
              });
    }
  }

  @Test
  void a_goodbye_instead_of_a_greeting_is_transient() throws Exception {
    try (var server = ScriptedServer.playing("generic/bye-at-greeting")) {
      assertThatThrownBy(() -> connect(server))
          .isInstanceOfSatisfying(
              TransientException.class, e -> assertThat(e.code()).isEqualTo("UNAVAILABLE"));
    }
  }

  @Test
  void five_hundred_messages_need_one_fetch() throws Exception {
    var script = new ArrayList<>(opened());
    script.add("C: TAG UID FETCH 1:500 (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])");
    LongStream.rangeClosed(1, 500)
        .forEach(uid -> {
          script.add("S: * " + uid + " FETCH (UID " + uid + " FLAGS () BODY[] {7}");
          script.add("S: hello");
          script.add("S: )");
        });
    script.add("S: TAG OK done");
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      read(source, 500);

      assertThat(shown).hasSize(500);
      assertThat(server.commands("UID FETCH")).hasSize(1);
      assertThat(server.commands("EXAMINE")).hasSize(1);
    }
  }

  @Test
  void a_plan_for_a_million_messages_needs_a_few_commands() throws Exception {
    var script = new ArrayList<>(opened(1_000_000));
    for (int from = 0; from < 2001; from += 300) {
      var numbers =
          IntStream.range(from, Math.min(from + 300, 2001))
              .map(i -> i < 2000 ? 1 + i * 500 : 1_000_000)
              .boxed()
              .toList();
      script.add(
          "C: TAG FETCH "
              + String.join(",", numbers.stream().map(String::valueOf).toList())
              + " (UID)");
      numbers.forEach(n -> script.add("S: * " + n + " FETCH (UID " + 3L * n + ")"));
      script.add("S: TAG OK done");
    }
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      var plan = source.plan(CURSOR, 1, 500);

      assertThat(plan).hasSize(2000);
      assertThat(plan.getFirst()).isEqualTo(new UidRange(3, 1502));
      assertThat(plan.getLast()).isEqualTo(new UidRange(2_998_503, 3_000_000));
    }
  }

  @Test
  void a_message_far_larger_than_its_size_says_goes_to_a_file_and_leaves_none() throws Exception {
    var script = new ArrayList<>(opened());
    script.add("C: TAG UID FETCH 1 (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])");
    script.add("S: * 1 FETCH (UID 1 RFC822.SIZE 5 BODY[] {500000}");
    script.add("S: " + "x".repeat(499_998));
    script.add("S:  FLAGS (\\Seen))");
    script.add("S: TAG OK done");
    var kinds = new ArrayList<Class<?>>();
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      source.read(
          CURSOR,
          wanted(1),
          message -> {
            kinds.add(message.content().getClass());
            note(message);
          });
    }

    assertThat(kinds).containsExactly(SpooledContent.class);
    assertThat(shown).containsExactly("1=" + "x".repeat(499_998));
    assertThat(summaries.getFirst().flags().seen()).isTrue();
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void no_log_shows_the_password_or_the_mail() throws Exception {
    var log = new StringBuilder();
    var handler = new Recorder(log);
    Logger angus = Logger.getLogger("org.eclipse.angus");
    Logger ours = Logger.getLogger("godwit");
    for (Logger logger : List.of(angus, ours)) {
      logger.setLevel(Level.ALL);
      logger.addHandler(handler);
    }
    try {
      assertThat(readAll("generic/duplicate-fetch")).hasSize(3);
    } finally {
      for (Logger logger : List.of(angus, ours)) {
        logger.setLevel(null);
        logger.removeHandler(handler);
      }
    }

    assertThat(log.toString()).doesNotContain("secret", "mail1");
  }

  private List<String> readAll(String script) throws Exception {
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      read(source, 3);
    }
    return shown;
  }

  private void read(MailSource source, int count) throws MigrationException {
    source.read(CURSOR, wanted(count), this::note);
  }

  private void note(SourceMessage message) {
    try (var content = message.content()) {
      String text =
          new String(MailSourceContract.allOf(content), StandardCharsets.ISO_8859_1).strip();
      shown.add(message.summary().uid() + "=" + text);
      summaries.add(message.summary());
    }
  }

  private interface Action {
    void run() throws MigrationException;
  }

  private static Throwable failureOf(Action action) {
    return catchThrowableOfType(Throwable.class, action::run);
  }

  private static List<MessageSummary> wanted(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(uid ->
            new MessageSummary(uid, 7, Optional.empty(), MessageFlags.NONE, Optional.empty()))
        .toList();
  }

  private static List<String> opened() {
    return opened(3);
  }

  private static List<String> opened(int messages) {
    return List.of(
        "S: * OK [CAPABILITY IMAP4rev1] ready",
        "C: TAG LOGIN ada secret",
        "S: TAG OK done",
        "C: TAG CAPABILITY",
        "S: * CAPABILITY IMAP4rev1",
        "S: TAG OK done",
        "C: TAG EXAMINE INBOX",
        "S: * " + messages + " EXISTS",
        "S: * OK [UIDVALIDITY 7] fine",
        "S: TAG OK [READ-ONLY] done");
  }

  private MailSource connect(ScriptedServer server) throws Exception {
    return connect(server, Security.NONE, settings(100_000));
  }

  private ImapSettings settings(int threshold) {
    return new ImapSettings(
        Duration.ofSeconds(5), Duration.ofSeconds(5), threshold, 1_000_000, spool);
  }

  private static MailSource connect(ScriptedServer server, Security security, ImapSettings settings)
      throws MigrationException {
    var endpoint = new SourceEndpoint("127.0.0.1", server.port(), security, Optional.empty(), 1, 1);
    return new ImapConnector(settings)
        .connect(new SourceLogin(endpoint, "ada", Secret.of("secret"), Optional.empty()));
  }

  private static final class Recorder extends Handler {
    private final StringBuilder log;

    Recorder(StringBuilder log) {
      this.log = log;
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord entry) {
      log.append(new SimpleFormatter().format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
