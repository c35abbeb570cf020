package godwit.source.imap;

import godwit.failure.MigrationException;
import godwit.source.SourceFolder;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;

/**
 * Tells trouble with one folder from trouble of the server: looks whether a message of another
 * folder is served.
 */
final class OtherFolders {
  /** Empty ones say nothing; so many are opened at most. */
  private static final int MOST = 20;

  private final ImapConnection connection;
  private final MessageReader reader;
  private final UidPlanner planner;

  OtherFolders(ImapConnection connection, MessageReader reader, UidPlanner planner) {
    this.connection = connection;
    this.reader = reader;
    this.planner = planner;
  }

  /** Opens a folder. */
  @FunctionalInterface
  interface Opening {
    OpenFolder open(SourceFolder folder) throws IOException, ProtocolException, MigrationException;
  }

  /**
   * Whether a message of another folder is served; leaves another folder open.
   *
   * @return empty if no other folder holds a message, as far as was looked
   */
  Optional<Boolean> serve(SourceFolder here, Opening opening)
      throws IOException, ProtocolException, MigrationException {
    Optional<Boolean> served = Optional.empty();
    for (SourceFolder other : others(here)) {
      Optional<Boolean> one = servedOf(other, opening);
      if (one.equals(Optional.of(true))) {
        return one;
      }
      served = one.isPresent() ? one : served;
    }
    return served;
  }

  /** INBOX first, as it is the user's own. */
  private List<SourceFolder> others(SourceFolder here)
      throws IOException, ProtocolException, MigrationException {
    return new ListCommand(connection)
        .ifAllowed("*").stream()
            .filter(line -> line.selectable() && !line.wireName().equals(here.wireName()))
            .map(line -> line.isInbox() ? "INBOX" : line.wireName())
            .sorted(Comparator.comparing(name -> !name.toUpperCase(Locale.ROOT).equals("INBOX")))
            .limit(MOST)
            .map(name -> new SourceFolder(name, List.of(name), Optional.empty(), true))
            .toList();
  }

  private Optional<Boolean> servedOf(SourceFolder other, Opening opening)
      throws IOException, ProtocolException, MigrationException {
    try {
      int messages = opening.open(other).messages();
      OptionalLong last = messages == 0 ? OptionalLong.empty() : planner.uid(messages);
      return last.isEmpty() ? Optional.empty() : Optional.of(reader.serves(last.getAsLong()));
    } catch (CommandFailedException e) {
      return Optional.of(false);
    }
  }
}
