package godwit.source.imap;

import godwit.failure.MigrationException;
import godwit.source.MessageSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;

/**
 * Asks alone for what did not come among others, and tells messages that are gone from those that
 * the server has and gives no body for.
 *
 * <p>A refusal may be a message's own fault: Yahoo answers UNAVAILABLE to some for years. Or the
 * server is in trouble, and none may be given up. So a message that is refused without a reason of
 * its own is given up only where another body is served after it.
 */
final class SecondLook {
  /** So many refusals in a row, and nothing served between them, are no fault of messages. */
  private static final int MOST_IN_A_ROW = 20;

  /** So many others are asked for, as some may be damaged too. */
  private static final int MOST_OTHERS = 5;

  private final MessageReader reader;
  private final Window window;
  private final List<Long> doubtful = new ArrayList<>();
  private int inARow;

  SecondLook(MessageReader reader, Window window) {
    this.reader = reader;
    this.window = window;
  }

  /**
   * Asks for what is missing; what the server does not give is shown empty, or not at all if it is
   * gone.
   *
   * @param listed messages of the same folder, one of which may be asked for its body to see
   *     whether the server gives any
   * @throws CommandFailedException the refusal, if no body is served after it
   */
  void run(List<MessageSummary> listed) throws IOException, ProtocolException, MigrationException {
    Optional<CommandFailedException> last = Optional.empty();
    for (long uid : reader.existing(window.missing())) {
      Optional<CommandFailedException> refusal = reader.bodies(List.of(uid), window);
      if (window.failed()) {
        return;
      }
      last = refusal.isPresent() ? refusal : last;
      note(uid, refusal);
      if (inARow == MOST_IN_A_ROW) {
        if (!othersAreServed(listed)) {
          throw last.orElseThrow();
        }
        inARow = 0;
      }
    }
    if (last.isPresent() && inARow > 0 && !othersAreServed(listed)) {
      throw last.get();
    }
    for (long uid : doubtful) {
      giveUp(uid);
    }
  }

  private void note(long uid, Optional<CommandFailedException> refusal)
      throws IOException, ProtocolException, MigrationException {
    if (refusal.isEmpty()) {
      inARow = 0;
      giveUp(uid);
      return;
    }
    if (!window.missing().contains(uid)) {
      inARow = 0;
      return;
    }
    doubtful.add(uid);
    inARow++;
  }

  /** Shows it empty if it has not come and is there. */
  private void giveUp(long uid) throws IOException, ProtocolException, MigrationException {
    if (window.missing().contains(uid)) {
      reader.existing(List.of(uid)).forEach(window::takeEmpty);
    }
  }

  /**
   * Whether one of the smallest of the others is served; where the folder has no other, whether one
   * of another folder is; also if there is none at all.
   */
  private boolean othersAreServed(List<MessageSummary> listed)
      throws IOException, ProtocolException, MigrationException {
    List<Long> missing = window.missing();
    List<Long> others =
        listed.stream()
            .filter(message -> !missing.contains(message.uid()))
            .sorted(Comparator.comparingLong(MessageSummary::sizeBytes))
            .map(MessageSummary::uid)
            .limit(MOST_OTHERS)
            .toList();
    if (others.isEmpty()) {
      others = reader.neighbours(missing, MOST_OTHERS);
    }
    for (long other : others) {
      if (reader.serves(other)) {
        return true;
      }
    }
    return others.isEmpty() && reader.servesElsewhere().orElse(true);
  }
}
