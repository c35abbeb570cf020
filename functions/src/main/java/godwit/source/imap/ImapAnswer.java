package godwit.source.imap;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Protocol;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * One answer of the server, unparsed but for its first words. Angus would parse FETCH answers
 * itself, and throws the message away when it dislikes its date.
 */
final class ImapAnswer extends IMAPResponse {
  private static final Pattern CODE =
      Pattern.compile("\\[([A-Za-z][A-Za-z0-9-]{0,39})(?: ([^\\]]*))?\\].*", Pattern.DOTALL);

  private List<WireReader.Spooled> spooled = List.of();

  /**
   * A response code (RFC 9051 §7.1).
   *
   * @param name in capitals
   * @param argument what follows the name, often nothing
   */
  record Code(String name, String argument) {}

  ImapAnswer(Protocol protocol) throws IOException, ProtocolException {
    super(protocol);
  }

  void attach(List<WireReader.Spooled> literals) {
    spooled = literals;
  }

  /** Frees what went to files and was not taken. */
  void discard() {
    spooled.forEach(s -> s.content().close());
  }

  /** What follows the first words. */
  Tokens tokens() {
    return new Tokens(buffer, index, size, spooled);
  }

  Optional<Code> code() {
    reset();
    return codeIn(getRest());
  }

  /** The response code that the text of an OK, NO, BAD or BYE begins with. */
  static Optional<Code> codeIn(String text) {
    var matcher = CODE.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Code(
                matcher.group(1).toUpperCase(Locale.ROOT),
                Optional.ofNullable(matcher.group(2)).orElse("")))
        : Optional.empty();
  }
}
