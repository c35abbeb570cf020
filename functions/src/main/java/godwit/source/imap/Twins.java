package godwit.source.imap;

import godwit.source.MessageSummary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Different messages of a folder under the same identifier, which no sound server has (RFC 9051
 * §2.3.1.1) and damaged indexes do. For one folder at a time.
 */
final class Twins {
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Set<Long> doubled = new HashSet<>();

  /** Notes the number under which an identifier was listed. */
  void note(long uid, int number) {
    Integer other = numbers.putIfAbsent(uid, number);
    if (other != null && other != number && number != 0) {
      doubled.add(uid);
    }
  }

  /** Which of these stand for more than one message. */
  Set<Long> among(List<MessageSummary> messages) {
    return messages.stream()
        .map(MessageSummary::uid)
        .filter(doubled::contains)
        .collect(Collectors.toSet());
  }

  void clear() {
    numbers.clear();
    doubled.clear();
  }
}
