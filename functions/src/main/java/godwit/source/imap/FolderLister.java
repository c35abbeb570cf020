package godwit.source.imap;

import godwit.endpoint.SourceAccess;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.source.SourceFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;

/** Finds the folders of one user, and says which ones it leaves out. */
final class FolderLister {
  private final ImapConnection connection;
  private final SourceAccess.Reading reading;
  private final ListCommand lists;

  FolderLister(ImapConnection connection, SourceAccess.Reading reading) {
    this.connection = connection;
    this.reading = reading;
    this.lists = new ListCommand(connection);
  }

  /**
   * What was found.
   *
   * @param notes what a person should know: folders that were left out
   */
  record Found(List<SourceFolder> folders, List<String> notes) {
    Found {
      folders = List.copyOf(folders);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Lists the user's own folders, or those below {@code userRoot}.
   *
   * @param userRoot names separated by {@code /} or by the server's separator
   */
  Found find(Optional<String> userRoot) throws IOException, ProtocolException, MigrationException {
    Found found = userRoot.isPresent() ? below(userRoot.get()) : own();
    return reading.subscribedOnly()
        ? Subscriptions.of(found, lists.subscribed(userRoot.map(this::root).orElse("")))
        : found;
  }

  private Found own() throws IOException, ProtocolException, MigrationException {
    Namespaces namespaces = namespaces();
    List<ListedFolder> listed = lists.list("*");
    if (listed.isEmpty() && lists.unreadable() > 0) {
      throw new ParsingException("no line of the folder list can be read");
    }
    if (listed.isEmpty()) {
      throw new MailboxBlockedException(
          "NO_FOLDERS_LISTED",
          "the server lists no folder at all, not even INBOX; at Zimbra a broken mount point of a"
              + " shared folder does that: remove it, then retry");
    }
    String separator = separator(listed);
    Foreign foreign = Foreign.of(namespaces, separator, connection.greeting());
    var folders =
        new ArrayList<>(FolderTree.own(namespaces, separator).folders(foreign.own(listed)));
    if (folders.stream().noneMatch(FolderTree::isInbox)) {
      folders.addFirst(FolderTree.inbox());
    }
    var others = new ArrayList<>(foreign.others(listed));
    for (String prefix : foreign.unlisted(listed)) {
      others.addAll(lists.ifAllowed(prefix + "%"));
    }
    var notes = new ArrayList<>(foreign.notes(others));
    notes.addAll(unreadable());
    notes.addAll(perhapsTwice(namespaces, folders));
    return new Found(folders, notes);
  }

  /** Dovecot's plugin {@code virtual} has a namespace of its own, and only its name tells it. */
  private static List<String> perhapsTwice(Namespaces namespaces, List<SourceFolder> folders) {
    return namespaces.personal().stream()
        .filter(prefix -> prefix.toLowerCase(Locale.ROOT).startsWith("virtual"))
        .filter(prefix ->
            folders.stream().anyMatch(f -> f.selectable() && f.wireName().startsWith(prefix)))
        .map(prefix ->
            "perhaps twice: folders below "
                + prefix
                + " may only show messages of other folders (Dovecot's virtual folders); if"
                + " so, name them in excludeFolders")
        .toList();
  }

  private List<String> unreadable() {
    int lines = lists.unreadable();
    return lines == 0
        ? List.of()
        : List.of(
            "not copied: "
                + (lines == 1 ? "1 folder" : lines + " folders")
                + " whose name the server lists in a form that cannot be read; rename it at the"
                + " source");
  }

  private static String separator(List<ListedFolder> listed) {
    return listed.stream()
        .map(ListedFolder::separator)
        .filter(s -> !s.isEmpty())
        .findFirst()
        .orElse("");
  }

  private Found below(String userRoot) throws IOException, ProtocolException, MigrationException {
    String separator = lists.separator();
    String wireName = root(userRoot, separator);
    List<SourceFolder> folders =
        FolderTree.below(wireName, separator).folders(lists.list(wireName + "*"));
    if (folders.isEmpty()) {
      throw new MailboxBlockedException(
          "USER_ROOT_NOT_FOUND",
          "the server lists no folder at the UserRoot of this row; check the column UserRoot and"
              + " that the administrator may see the user's folders");
    }
    return new Found(folders, unreadable());
  }

  private String root(String userRoot) {
    return connection.encoded(userRoot.strip());
  }

  private String root(String userRoot, String separator) {
    String root = userRoot.strip();
    if (!separator.isEmpty()) {
      root = root.replace("/", separator);
      root = root.startsWith(separator) ? root.substring(1) : root;
      root = root.endsWith(separator) ? root.substring(0, root.length() - 1) : root;
    }
    return connection.encoded(root);
  }

  /** Where the user's own folders are, as far as the server says. */
  Namespaces namespaces() throws IOException, ProtocolException, MigrationException {
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
    } catch (CommandFailedException | BadCommandException e) {
      // Trouble that passes must not make others' folders the user's own.
      if (!ImapErrors.isForGood(e.getResponse())) {
        throw e;
      }
      return Namespaces.UNKNOWN;
    }
    return found.isEmpty() ? Namespaces.UNKNOWN : found.getFirst();
  }
}
