package godwit.source.imap;

import godwit.failure.MigrationException;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.UidRange;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;

/**
 * Lists a range of the open folder so that no message is overlooked, whatever the server makes of
 * the question. For one call.
 */
final class SummaryList {
  /**
   * So many refused alone, and nothing listed between them, may be an outage: a chunk of ten
   * thousand would cost twice as many commands until it is told.
   */
  private static final int MOST_IN_A_ROW = 10;

  private final MessageReader reader;
  private final SortedSet<Long> refused = new TreeSet<>();
  private final NavigableMap<Long, MessageSummary> listed = new TreeMap<>();
  private int inARow;

  SummaryList(MessageReader reader) {
    this.reader = reader;
  }

  /** As {@link MessageReader#list} says. */
  List<MessageSummary> of(UidRange range)
      throws IOException, ProtocolException, MigrationException {
    try {
      reader.summaries(range, this::take);
    } catch (CommandFailedException e) {
      requireMessages(e);
      inHalves(range, e);
    }
    if (reader.hasUnreadable()) {
      // What an answer that cannot be read told of would be missed without a word.
      reader.uids(range).forEach(this::known);
    }
    return List.copyOf(listed.values());
  }

  private void take(long uid, FetchAnswer answer) {
    inARow = 0;
    listed.merge(uid, answer.summary(unknown(uid)), (a, b) -> answer.summary(a));
  }

  private void known(long uid) {
    listed.putIfAbsent(uid, unknown(uid));
  }

  private static MessageSummary unknown(long uid) {
    return new MessageSummary(uid, 0, Optional.empty(), MessageFlags.NONE, Optional.empty());
  }

  private static void requireMessages(CommandFailedException refusal)
      throws CommandFailedException {
    if (ImapErrors.blame(refusal.getResponse()) == ImapErrors.Blame.SERVER) {
      throw refusal;
    }
  }

  /**
   * One damaged message lets some servers refuse the list of all. It is listed with nothing but its
   * identifier, if another one is listed or served after it.
   */
  private void inHalves(UidRange range, CommandFailedException refusal)
      throws IOException, ProtocolException, MigrationException {
    inHalves(List.copyOf(reader.uids(range)), refusal);
    if (!refused.isEmpty()) {
      requireWell(refusal);
    }
    refused.forEach(this::known);
  }

  /** What is not listed yet, down to those that are refused alone. */
  private void inHalves(List<Long> uids, CommandFailedException refusal)
      throws IOException, ProtocolException, MigrationException {
    List<Long> left = uids.stream().filter(uid -> !listed.containsKey(uid)).toList();
    if (left.isEmpty() || lists(new UidRange(left.getFirst(), left.getLast()))) {
      return;
    }
    if (left.size() == 1) {
      refuse(left.getFirst(), refusal);
      return;
    }
    inHalves(left.subList(0, left.size() / 2), refusal);
    inHalves(left.subList(left.size() / 2, left.size()), refusal);
  }

  private void refuse(long uid, CommandFailedException refusal)
      throws IOException, ProtocolException, MigrationException {
    refused.add(uid);
    inARow++;
    if (inARow == MOST_IN_A_ROW) {
      requireWell(refusal);
      inARow = 0;
    }
  }

  private void requireWell(CommandFailedException refusal)
      throws IOException, ProtocolException, MigrationException {
    if (!isWell()) {
      throw refusal;
    }
  }

  private boolean isWell() throws IOException, ProtocolException, MigrationException {
    if (listed.isEmpty()) {
      return reader.servesElsewhere().orElse(true);
    }
    long first = listed.firstKey();
    return lists(new UidRange(first, first));
  }

  private boolean lists(UidRange range) throws IOException, ProtocolException, MigrationException {
    try {
      reader.summaries(range, this::take);
      return true;
    } catch (CommandFailedException e) {
      requireMessages(e);
      return false;
    }
  }
}
