package godwit.source.imap;

import godwit.source.FolderCursor;
import godwit.source.MessageSummary;
import godwit.source.UidRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Different messages of a folder under the same identifier, which no sound server has (RFC 9051
 * §2.3.1.1) and damaged indexes do. For one folder at a time.
 */
final class Twins {
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Map<Long, Set<Integer>> doubled = new HashMap<>();
  private Optional<FolderCursor> folder = Optional.empty();

  /**
   * A range is listed, perhaps again. What is known of other ranges of the same folder stays; but
   * not the numbers, which fall when messages are expunged between two lists.
   */
  void begin(FolderCursor cursor, UidRange range) {
    numbers.clear();
    if (folder.equals(Optional.of(cursor))) {
      doubled.keySet().removeIf(range::holds);
    } else {
      doubled.clear();
    }
    folder = Optional.of(cursor);
  }

  /** Notes the number under which an identifier was listed. */
  void note(long uid, int number) {
    Integer other = numbers.putIfAbsent(uid, number);
    if (other != null && other != number && number != 0) {
      doubled.computeIfAbsent(uid, u -> new HashSet<>(Set.of(other))).add(number);
    }
  }

  /** Which of these stand for more than one message, and for how many. */
  Map<Long, Integer> among(List<MessageSummary> messages) {
    var counts = new HashMap<Long, Integer>();
    for (MessageSummary message : messages) {
      Optional.ofNullable(doubled.get(message.uid()))
          .ifPresent(found -> counts.put(message.uid(), found.size()));
    }
    return counts;
  }

  /** Whether an identifier of a range stands for more than one message. */
  boolean within(UidRange range) {
    return doubled.keySet().stream().anyMatch(range::holds);
  }
}
