package godwit.source.imap;

import godwit.failure.MigrationException;
import java.io.IOException;
import java.util.Locale;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;

/** What a client says right after its log-in, where the server offers to hear it. */
final class Introduction {
  private final ImapConnection connection;

  private Introduction(ImapConnection connection) {
    this.connection = connection;
  }

  /**
   * Names the program (RFC 2971), without which NetEase lets nobody open a folder, and asks for
   * headers and names in UTF-8 as they are (RFC 6855), without which a server serves an altered
   * copy of messages with international addresses.
   *
   * @param compress whether both sides shall deflate what they say, last of all (RFC 4978)
   */
  static void on(ImapConnection connection, boolean compress)
      throws IOException, ProtocolException, MigrationException {
    var introduction = new Introduction(connection);
    if (connection.hasCapability("ID")) {
      introduction.say("ID", new Argument().writeArgument(name()), ImapAnswer::discard);
    }
    boolean utf8 = connection.hasCapability("UTF8=ACCEPT") || connection.hasCapability("UTF8=ONLY");
    if (utf8 && connection.hasCapability("ENABLE")) {
      introduction.say("ENABLE", new Argument().writeAtom("UTF8=ACCEPT"), introduction::enabled);
    }
    if (compress && connection.hasCapability("COMPRESS=DEFLATE")) {
      introduction.deflate();
    }
  }

  private static Argument name() {
    return new Argument().writeNString("name").writeNString("Godwit");
  }

  /** Only what the server repeats is on (RFC 5161 §3.2). */
  private void enabled(ImapAnswer answer) {
    if (answer.keyEquals("ENABLED")
        && answer.getRest().toUpperCase(Locale.ROOT).contains("UTF8=ACCEPT")) {
      connection.speakUtf8();
    }
  }

  private void deflate() throws IOException, ProtocolException {
    try {
      connection.deflate();
    } catch (CommandFailedException | BadCommandException e) {
      // Mail comes as it is.
    }
  }

  /** A refusal is of no consequence: what follows works without. */
  private void say(String command, Argument arguments, ImapConnection.Untagged untagged)
      throws IOException, ProtocolException, MigrationException {
    try {
      connection.run(command, arguments, untagged);
    } catch (CommandFailedException | BadCommandException e) {
      // Offered and yet refused, as by servers behind a proxy of another brand.
    }
  }
}
