package godwit.source.imap;

import godwit.failure.MigrationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;

/** LIST in the richest form that a server knows: with special uses, XLIST, or plain. */
final class ListCommand {
  private static final Argument NONE = new Argument();

  private final ImapConnection connection;
  private int unreadable;

  ListCommand(ImapConnection connection) {
    this.connection = connection;
  }

  /** Folders that fit a pattern, with what each is for where the server says so. */
  List<ListedFolder> list(String pattern)
      throws IOException, ProtocolException, MigrationException {
    boolean extended =
        connection.hasCapability("LIST-EXTENDED") && connection.hasCapability("SPECIAL-USE");
    boolean before = connection.hasCapability("XLIST") && !connection.hasCapability("SPECIAL-USE");
    if (extended || before) {
      try {
        return before ? ask("XLIST", pattern, NONE) : ask("LIST", pattern, returningUse());
      } catch (CommandFailedException | BadCommandException e) {
        // Offered and yet refused: the plain form shows the attributes on most servers as well.
        return ask("LIST", pattern, NONE);
      }
    }
    return ask("LIST", pattern, NONE);
  }

  /** How many lines could not be read so far. */
  int unreadable() {
    return unreadable;
  }

  /** Folders that fit a pattern, none if the server refuses to list them. */
  List<ListedFolder> ifAllowed(String pattern)
      throws IOException, ProtocolException, MigrationException {
    try {
      return list(pattern);
    } catch (CommandFailedException | BadCommandException e) {
      return List.of();
    }
  }

  /** Names of folders that the user has subscribed to, those below {@code root}. */
  Set<String> subscribed(String root) throws IOException, ProtocolException, MigrationException {
    var names = new HashSet<String>();
    ask("LSUB", root + "*", NONE).stream()
        .filter(ListedFolder::selectable)
        .forEach(line -> names.add(line.wireName()));
    return names;
  }

  /** LIST with an empty name asks for the separator (RFC 9051 §6.3.9). */
  String separator() throws IOException, ProtocolException, MigrationException {
    return ask("LIST", "", NONE).stream().map(ListedFolder::separator).findFirst().orElse("");
  }

  private static Argument returningUse() {
    return new Argument()
        .writeAtom("RETURN")
        .writeArgument(new Argument().writeAtom("SPECIAL-USE"));
  }

  private List<ListedFolder> ask(String command, String pattern, Argument more)
      throws IOException, ProtocolException, MigrationException {
    var arguments = new Argument().writeString("").writeString(pattern).append(more);
    var listed = new ArrayList<ListedFolder>();
    connection.run(
        command,
        arguments,
        answer -> {
          if (answer.keyEquals(command) || answer.keyEquals("LIST")) {
            note(answer, listed);
          }
        });
    return listed;
  }

  private void note(ImapAnswer answer, List<ListedFolder> listed) {
    try {
      listed.add(ListedFolder.of(answer.tokens()));
    } catch (ParsingException e) {
      unreadable++;
    }
  }
}
