package godwit.source.imap;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import godwit.endpoint.LogInForm;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.endpoint.TokenGrant;
import godwit.endpoint.TokenSource;
import godwit.failure.MigrationException;
import godwit.seal.Secret;
import godwit.source.FolderCursor;
import godwit.source.MailSource;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.SourceFolder;
import godwit.source.SourceLogin;
import godwit.source.SourceMessage;
import godwit.source.SourceUnderTest;
import godwit.source.SpecialUse;
import godwit.source.UidValidity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;

/** Sessions with servers that answer from scripts, and what was read from them. */
abstract class ScriptedSession {
  static final SourceFolder INBOX =
      new SourceFolder("INBOX", List.of("INBOX"), Optional.of(SpecialUse.INBOX), true);
  static final FolderCursor CURSOR = new FolderCursor(INBOX, new UidValidity(7));

  @TempDir Path spool;
  final List<String> shown = new ArrayList<>();
  final List<MessageSummary> summaries = new ArrayList<>();
  final List<String> notes = new ArrayList<>();

  List<String> readAll(String script) throws Exception {
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      read(source, 3);
    }
    return shown;
  }

  void read(MailSource source, int count) throws MigrationException {
    source.read(CURSOR, wanted(count), this::note);
  }

  void note(SourceMessage message) {
    try (var content = message.content()) {
      String text = new String(SourceUnderTest.allOf(content), StandardCharsets.ISO_8859_1).strip();
      shown.add(message.summary().uid() + "=" + text);
      summaries.add(message.summary());
    }
  }

  /** What is done in a session. */
  interface Session {
    void run(MailSource source) throws Exception;
  }

  /** Plays a transcript to its end; the client may say nothing that it does not hold. */
  void play(String script, Session session) throws Exception {
    play(script, SourceAccess.USUAL, "ada", session);
  }

  void play(String script, SourceAccess access, String user, Session session) throws Exception {
    try (var server = ScriptedServer.playing(script);
        var source = new ImapConnector(settings(100_000)).connect(login(server, access, user))) {
      session.run(source);
    }
  }

  /** Paths of the folders that are found, as a person reads them. */
  List<String> folders(String script) throws Exception {
    var found = new ArrayList<String>();
    play(
        script,
        source -> {
          source.folders().forEach(f -> found.add(f.display()));
          notes.addAll(source.notes());
        });
    return found;
  }

  /** Why the log-in of a transcript fails. */
  MigrationException refusal(String script) throws Exception {
    return refusal(script, SourceAccess.USUAL, "ada");
  }

  MigrationException refusal(String script, SourceAccess access, String user) throws Exception {
    try (var server = ScriptedServer.playing(script)) {
      var connector = new ImapConnector(settings(100_000));
      return catchThrowableOfType(
          MigrationException.class, () -> connector.connect(login(server, access, user)).close());
    }
  }

  /** Why something in a session fails. */
  MigrationException failure(String script, Session session) throws Exception {
    try (var server = ScriptedServer.playing(script);
        var source = connect(server)) {
      return catchThrowableOfType(MigrationException.class, () -> session.run(source));
    }
  }

  /** An administrator acts for the row's user. */
  static SourceAccess administrator(LogInForm form, String admin) {
    return new SourceAccess(
        form, Optional.of(admin), Optional.empty(), Optional.empty(), SourceAccess.Reading.USUAL);
  }

  /** The row's password is an access token. */
  static SourceAccess token(LogInForm form) {
    var given = new TokenSource(TokenGrant.TOKEN, "", "", "");
    return new SourceAccess(
        form, Optional.empty(), Optional.of(given), Optional.empty(), SourceAccess.Reading.USUAL);
  }

  static SourceLogin login(ScriptedServer server, SourceAccess access, String user) {
    var endpoint =
        new SourceEndpoint("127.0.0.1", server.port(), Security.NONE, Optional.empty(), 1, 1)
            .withAccess(access);
    return new SourceLogin(endpoint, user, Secret.of("secret"), Optional.empty());
  }

  interface Action {
    void run() throws MigrationException;
  }

  static Throwable failureOf(Action action) {
    return catchThrowableOfType(Throwable.class, action::run);
  }

  static List<MessageSummary> wanted(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(uid ->
            new MessageSummary(uid, 7, Optional.empty(), MessageFlags.NONE, Optional.empty()))
        .toList();
  }

  static List<String> opened() {
    return opened(3);
  }

  static List<String> opened(int messages) {
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

  MailSource connect(ScriptedServer server) throws Exception {
    return connect(server, Security.NONE, settings(100_000));
  }

  ImapSettings settings(int threshold) {
    return new ImapSettings(
        Duration.ofSeconds(5), Duration.ofSeconds(5), threshold, 1_000_000, spool);
  }

  static MailSource connect(ScriptedServer server, Security security, ImapSettings settings)
      throws MigrationException {
    var endpoint = new SourceEndpoint("127.0.0.1", server.port(), security, Optional.empty(), 1, 1);
    return new ImapConnector(settings)
        .connect(new SourceLogin(endpoint, "ada", Secret.of("secret"), Optional.empty()));
  }
}
