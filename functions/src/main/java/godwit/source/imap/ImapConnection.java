package godwit.source.imap;

import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.iap.ResponseInputStream;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/**
 * Angus' protocol object with our own reading of answers. Used by one thread, but for {@link #cut}.
 * Nothing waits for a write: at most one command is on its way, smaller than a socket's buffer.
 */
final class ImapConnection extends IMAPProtocol {
  private static final String WIRE = "godwit.wire";
  private static final String GREETING = "godwit.greeting";

  /** BYE and OK, and a few that nobody asked for. */
  private static final int MOST_LAST_ANSWERS = 20;

  /** Servers take lines of at least 8,192 bytes (RFC 7162 §4); tokens can be longer. */
  private static final int LONGEST_INITIAL_RESPONSE = 8_000;

  private static final int MOST_CHALLENGES = 3;

  /** Takes the untagged answers to a command, one at a time. */
  @FunctionalInterface
  interface Untagged {
    void take(ImapAnswer answer) throws ProtocolException, MigrationException;
  }

  private Optional<ImapAnswer.Code> ending = Optional.empty();
  private boolean utf8;

  private ImapConnection(SourceEndpoint endpoint, Properties properties)
      throws IOException, ProtocolException {
    super(
        "imap",
        endpoint.host(),
        endpoint.port(),
        properties,
        endpoint.security() == Security.SSL,
        new MailLogger(ImapConnection.class, "imap", false, System.err));
  }

  /** Connects and reads the greeting. */
  static ImapConnection open(SourceEndpoint endpoint, ImapSettings settings)
      throws IOException, ProtocolException, CertificateException {
    var wire = new Wire(new Spool(settings.spoolDir()), settings.spoolThresholdBytes());
    var properties = new Properties();
    properties.put(WIRE, wire);
    properties.put("mail.imap.socketFactory", wire.plain());
    properties.put(
        "mail.imap.ssl.socketFactory", wire.tls(TrustAnchors.factory(endpoint.trustAnchor())));
    properties.put("mail.imap.socketFactory.fallback", "false");
    properties.put("mail.imap.ssl.checkserveridentity", "true");
    properties.put("mail.imap.ssl.protocols", protocols(endpoint));
    properties.put("mail.imap.connectiontimeout", millis(settings.connectTimeout()));
    properties.put("mail.imap.timeout", millis(settings.readTimeout()));
    return new ImapConnection(endpoint, properties);
  }

  private static String protocols(SourceEndpoint endpoint) {
    String sound = "TLSv1.3 TLSv1.2";
    return endpoint.access().reading().oldTls() ? sound + " TLSv1.1 TLSv1" : sound;
  }

  private static String millis(Duration duration) {
    return Long.toString(Math.min(duration.toMillis(), Integer.MAX_VALUE));
  }

  /**
   * Sends a command and hands each untagged answer to {@code untagged} as it comes.
   *
   * @throws CommandFailedException for NO; the connection is still good
   * @throws ProtocolException for BAD, BYE and what cannot be read
   */
  void run(String command, Argument arguments, Untagged untagged)
      throws IOException, ProtocolException, MigrationException {
    finish(writeCommand(command, arguments), untagged);
  }

  /** As {@link #run(String, Argument, Untagged)}, for a command without arguments. */
  void run(String command, Untagged untagged)
      throws IOException, ProtocolException, MigrationException {
    finish(writeCommand(command, null), untagged);
  }

  private void finish(String tag, Untagged untagged)
      throws IOException, ProtocolException, MigrationException {
    while (true) {
      ImapAnswer answer = readResponse();
      if (answer.isTagged() && tag.equals(answer.getTag())) {
        completed(answer);
        ending = answer.code();
        return;
      }
      if (answer.isBYE()) {
        throw new ConnectionException(this, answer);
      }
      if (answer.isUnTagged()) {
        untagged.take(answer);
      } else {
        answer.discard();
      }
    }
  }

  /** Whether the last command was served only in part (RFC 9738 §3). */
  boolean stoppedShort() {
    return ending.filter(code -> code.name().equals("MESSAGELIMIT")).isPresent();
  }

  /** How many messages the server takes in one command (RFC 9738 §3.1), if it says so. */
  int messageLimit() {
    return Optional.ofNullable(getCapabilities()).stream()
        .flatMap(all -> all.keySet().stream())
        .filter(name -> name.matches("MESSAGELIMIT=[1-9][0-9]{0,8}"))
        .mapToInt(name -> Integer.parseInt(name.substring("MESSAGELIMIT=".length())))
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  /** Which program the server says it is in its greeting. */
  String greeting() {
    return props.getProperty(GREETING, "");
  }

  /** Whether names come in UTF-8 as they are (RFC 6855 §3). */
  boolean speaksUtf8() {
    return utf8;
  }

  /** A folder's name as this server writes it, bytes as Latin-1. */
  String encoded(String name) {
    return utf8
        ? new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
        : BASE64MailboxEncoder.encode(name);
  }

  /** The server has taken {@code ENABLE UTF8=ACCEPT}. */
  void speakUtf8() {
    utf8 = true;
  }

  @Override
  protected void processGreeting(Response answer) throws ProtocolException {
    answer.reset();
    props.setProperty(GREETING, answer.toString());
    answer.reset();
    super.processGreeting(answer);
  }

  /**
   * Asks that both sides deflate what they say from now on (RFC 4978).
   *
   * @throws CommandFailedException if the server does not; the connection is still good
   */
  void deflate() throws IOException, ProtocolException {
    startCompression("COMPRESS DEFLATE");
    wire().inflate();
  }

  private static void completed(ImapAnswer answer) throws ProtocolException {
    if (answer.isNO()) {
      throw new CommandFailedException(answer);
    }
    if (!answer.isOK()) {
      throw new BadCommandException(answer);
    }
  }

  /** LOGIN with names and passwords outside of ASCII as UTF-8 literals, never traced. */
  @Override
  public void login(String user, String password) throws ProtocolException {
    suspendTracing();
    try {
      var arguments = new Argument();
      arguments.writeString(user, StandardCharsets.UTF_8);
      arguments.writeString(password, StandardCharsets.UTF_8);
      Response[] answers = command("LOGIN", arguments);
      handleLoginResult(answers[answers.length - 1]);
    } finally {
      resumeTracing();
    }
  }

  /**
   * Says goodbye and waits until the server has closed the connection: what it still counts would
   * be one too many for the next who connects.
   *
   * @param most how long the server may be silent
   */
  void leave(Duration most) throws IOException, ProtocolException {
    wire().allowSilence(most);
    writeCommand("LOGOUT", null);
    for (int answers = 0; answers < MOST_LAST_ANSWERS; answers++) {
      readResponse().discard();
    }
  }

  /**
   * SASL (RFC 9051 §6.2.2), the first answer at once where the server offers SASL-IR. A server that
   * refuses a token says so in a challenge first, which is answered with nothing (RFC 7628 §3.2.3).
   * Never traced.
   */
  void authenticate(String mechanism, byte[] first) throws IOException, ProtocolException {
    String text = Base64.getEncoder().encodeToString(first);
    boolean atOnce = hasCapability("SASL-IR") && text.length() <= LONGEST_INITIAL_RESPONSE;
    suspendTracing();
    try {
      authenticate(mechanism, text, atOnce);
    } catch (BadCommandException e) {
      if (!atOnce || SuggestedWait.in(e.getResponse()).isPresent()) {
        throw e;
      }
      // Coremail (NetEase) offers SASL-IR and does not understand it; the password was not tried.
      authenticate(mechanism, text, false);
    } finally {
      resumeTracing();
    }
  }

  private void authenticate(String mechanism, String text, boolean atOnce)
      throws IOException, ProtocolException {
    String tag = writeCommand("AUTHENTICATE " + mechanism + (atOnce ? " " + text : ""), null);
    for (int challenges = atOnce ? 1 : 0; ; challenges++) {
      ImapAnswer answer = untilChallengeOrEnd(tag);
      if (answer.isTagged()) {
        completed(answer);
        return;
      }
      if (challenges > MOST_CHALLENGES) {
        throw new ProtocolException("challenges without end");
      }
      say(challenges == 0 ? text : "");
    }
  }

  private ImapAnswer untilChallengeOrEnd(String tag) throws IOException, ProtocolException {
    while (true) {
      ImapAnswer answer = readResponse();
      if (answer.isBYE()) {
        throw new ConnectionException(this, answer);
      }
      if (answer.isContinuation() || (answer.isTagged() && tag.equals(answer.getTag()))) {
        return answer;
      }
      answer.discard();
    }
  }

  private void say(String line) throws IOException {
    getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    getOutputStream().flush();
  }

  /** Ends the connection at once, from any thread. */
  void cut() {
    wire().cut();
  }

  @Override
  public ImapAnswer readResponse() throws IOException, ProtocolException {
    var answer = new ImapAnswer(this);
    answer.attach(wire().reader().takeSpooled());
    return answer;
  }

  @Override
  protected ResponseInputStream getInputStream() {
    try {
      return wire().reader();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Angus runs into a null if the text ends after an opening bracket. */
  @Override
  protected void setCapabilities(Response answer) {
    if (answer instanceof ImapAnswer a
        && a.code().map(c -> c.name().equals("CAPABILITY")).orElse(false)) {
      a.reset();
      super.setCapabilities(a);
    }
  }

  /** Angus runs into a null if the server named no capability at all. */
  @Override
  public boolean hasCapability(String name) {
    return getCapabilities() != null && super.hasCapability(name);
  }

  /** From the properties: Angus reads the greeting before our own fields are set. */
  private Wire wire() {
    return (Wire) Objects.requireNonNull(props.get(WIRE));
  }
}
