package godwit.source.imap;

import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.source.SourceFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;

/** Asks a server for the folders of one user. */
final class FolderLister {
  private final ImapConnection connection;

  FolderLister(ImapConnection connection) {
    this.connection = connection;
  }

  /**
   * Lists the user's own folders, or those below {@code userRoot}.
   *
   * @param userRoot names separated by {@code /} or by the server's separator
   */
  List<SourceFolder> folders(Optional<String> userRoot)
      throws IOException, ProtocolException, MigrationException {
    if (userRoot.isPresent()) {
      return below(userRoot.get());
    }
    Namespaces namespaces = namespaces();
    List<ListedFolder> listed = list("*");
    String separator =
        listed.stream()
            .map(ListedFolder::separator)
            .filter(s -> !s.isEmpty())
            .findFirst()
            .orElse("");
    return FolderTree.own(namespaces, separator).folders(listed);
  }

  private List<SourceFolder> below(String userRoot)
      throws IOException, ProtocolException, MigrationException {
    String separator = separator();
    String root = userRoot.strip();
    if (!separator.isEmpty()) {
      root = root.replace("/", separator);
      root = root.startsWith(separator) ? root.substring(1) : root;
      root = root.endsWith(separator) ? root.substring(0, root.length() - 1) : root;
    }
    String wireName = BASE64MailboxEncoder.encode(root);
    List<SourceFolder> folders =
        FolderTree.below(wireName, separator).folders(list(wireName + "*"));
    if (folders.isEmpty()) {
      throw new MailboxBlockedException(
          "USER_ROOT_NOT_FOUND",
          "the server lists no folder at the UserRoot of this row; check the column UserRoot and"
              + " that the administrator may see the user's folders");
    }
    return folders;
  }

  private Namespaces namespaces() throws IOException, ProtocolException, MigrationException {
    if (!connection.hasCapability("NAMESPACE")) {
      return Namespaces.UNKNOWN;
    }
    var found = new ArrayList<Namespaces>();
    try {
      connection.run(
          "NAMESPACE",
          answer -> {
            if (answer.keyEquals("NAMESPACE")) {
              found.add(Namespaces.of(answer.tokens()));
            }
          });
    } catch (CommandFailedException e) {
      return Namespaces.UNKNOWN;
    }
    return found.isEmpty() ? Namespaces.UNKNOWN : found.getFirst();
  }

  /** LIST with an empty name asks for the separator (RFC 9051 §6.3.9). */
  private String separator() throws IOException, ProtocolException, MigrationException {
    return ask("", false).stream().map(ListedFolder::separator).findFirst().orElse("");
  }

  private List<ListedFolder> list(String pattern)
      throws IOException, ProtocolException, MigrationException {
    boolean extended =
        connection.hasCapability("LIST-EXTENDED") && connection.hasCapability("SPECIAL-USE");
    if (extended) {
      try {
        return ask(pattern, true);
      } catch (CommandFailedException | BadCommandException e) {
        // Offered and yet refused: the plain form shows the attributes on most servers as well.
        return ask(pattern, false);
      }
    }
    return ask(pattern, false);
  }

  private List<ListedFolder> ask(String pattern, boolean returningUse)
      throws IOException, ProtocolException, MigrationException {
    var arguments = new Argument().writeString("").writeString(pattern);
    if (returningUse) {
      arguments.writeAtom("RETURN").writeArgument(new Argument().writeAtom("SPECIAL-USE"));
    }
    var listed = new ArrayList<ListedFolder>();
    connection.run(
        "LIST",
        arguments,
        answer -> {
          if (answer.keyEquals("LIST")) {
            listed.add(ListedFolder.of(answer.tokens()));
          }
        });
    return listed;
  }
}
