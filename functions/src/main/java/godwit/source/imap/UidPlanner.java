package godwit.source.imap;

import godwit.failure.MigrationException;
import godwit.source.UidRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;

/**
 * Divides the open folder by asking for the identifiers of every n-th message only. Between the
 * EXAMINE and the last sample no server may renumber messages (RFC 9051 §7.5.1), so the samples fit
 * together; a message that was expunged meanwhile is a sample that stays away.
 */
final class UidPlanner {
  private static final int SAMPLES_PER_COMMAND = 300;
  private static final int SEARCH_WIDTH = 64;

  private final ImapConnection connection;
  private final MessageReader reader;

  /** Whether an answer since the last plan began could not be read. */
  private boolean unreadable;

  UidPlanner(ImapConnection connection, MessageReader reader) {
    this.connection = connection;
    this.reader = reader;
  }

  /**
   * Plans as {@link godwit.source.MailSource#plan} says.
   *
   * @param messages how many the folder holds
   * @return empty if the last message has vanished, so that the folder must be opened again
   */
  Optional<List<UidRange>> plan(int messages, long fromUid, int messagesPerRange)
      throws IOException, ProtocolException, MigrationException {
    unreadable = false;
    if (messages == 0) {
      return Optional.of(List.of());
    }
    try {
      return planByNumber(messages, fromUid, messagesPerRange);
    } catch (BadCommandException e) {
      // Numbers are not taken, as where UIDONLY is the rule (RFC 9586).
      return Optional.of(planOneByOne(fromUid, messagesPerRange));
    }
  }

  private Optional<List<UidRange>> planByNumber(int messages, long fromUid, int messagesPerRange)
      throws IOException, ProtocolException, MigrationException {
    int first = fromUid <= 1 ? 1 : firstFrom(messages, fromUid);
    if (first > messages) {
      return Optional.of(List.of());
    }
    var numbers = new TreeSet<Integer>();
    for (long n = first; n <= messages; n += messagesPerRange) {
      numbers.add((int) n);
    }
    numbers.add(messages);
    NavigableMap<Integer, Long> samples = uids(numbers);
    if (unreadable || !ascending(samples.values())) {
      return Optional.of(planOneByOne(fromUid, messagesPerRange));
    }
    return Optional.ofNullable(samples.get(messages))
        .map(last -> ranges(starts(samples, first, messagesPerRange, fromUid), last));
  }

  /** The identifier of one message, if it is still there. */
  OptionalLong uid(int number) throws IOException, ProtocolException, MigrationException {
    Long uid = uids(List.of(number)).get(number);
    return uid == null ? OptionalLong.empty() : OptionalLong.of(uid);
  }

  private static List<Long> starts(
      NavigableMap<Integer, Long> samples, int first, int messagesPerRange, long fromUid) {
    var starts = new TreeSet<Long>();
    samples.forEach((number, uid) -> {
      if ((number - first) % messagesPerRange == 0) {
        starts.add(Math.max(uid, fromUid));
      }
    });
    if (!samples.containsKey(first)) {
      starts.add(fromUid);
    }
    return List.copyOf(starts);
  }

  private static List<UidRange> ranges(List<Long> wanted, long last) {
    List<Long> starts = wanted.stream().filter(start -> start <= last).toList();
    var ranges = new ArrayList<UidRange>();
    for (int i = 0; i < starts.size(); i++) {
      boolean more = i + 1 < starts.size();
      ranges.add(new UidRange(starts.get(i), more ? starts.get(i + 1) - 1 : last));
    }
    return ranges;
  }

  /** The number of the first message from {@code fromUid} on, or one more than there are. */
  private int firstFrom(int messages, long fromUid)
      throws IOException, ProtocolException, MigrationException {
    int low = 1;
    int high = messages + 1;
    while (low < high) {
      var samples = uids(spread(low, high - 1));
      if (samples.isEmpty()) {
        return low;
      }
      for (var sample : samples.entrySet()) {
        if (sample.getValue() >= fromUid) {
          high = sample.getKey();
          break;
        }
        low = sample.getKey() + 1;
      }
    }
    return low;
  }

  /** Up to {@link #SEARCH_WIDTH} numbers from {@code low} to {@code high}, the last included. */
  private static Collection<Integer> spread(int low, int high) {
    var numbers = new TreeSet<Integer>();
    for (long i = 1; i <= SEARCH_WIDTH; i++) {
      numbers.add((int) (low + (high - low) * i / SEARCH_WIDTH));
    }
    return numbers;
  }

  private NavigableMap<Integer, Long> uids(Collection<Integer> numbers)
      throws IOException, ProtocolException, MigrationException {
    var uids = new TreeMap<Integer, Long>();
    Iterator<Integer> rest = numbers.iterator();
    while (rest.hasNext()) {
      var wanted = new TreeSet<Integer>();
      while (rest.hasNext() && wanted.size() < SAMPLES_PER_COMMAND) {
        wanted.add(rest.next());
      }
      String set = wanted.stream().map(String::valueOf).collect(Collectors.joining(","));
      fetch(
          "FETCH",
          set,
          answer -> {
            if (wanted.contains(answer.sequence())) {
              answer.uid().ifPresent(uid -> uids.put(answer.sequence(), uid));
            }
          });
    }
    return uids;
  }

  /** For servers whose identifiers do not grow with the number of the message. */
  private List<UidRange> planOneByOne(long fromUid, int messagesPerRange)
      throws IOException, ProtocolException, MigrationException {
    SortedSet<Long> all = reader.uids(new UidRange(Math.max(1, fromUid), UidRange.MAX_UID));
    var starts = new ArrayList<Long>();
    int n = 0;
    for (long uid : all) {
      if (n++ % messagesPerRange == 0) {
        starts.add(uid);
      }
    }
    if (unreadable && starts.isEmpty() && fromUid <= 1) {
      throw new ParsingException("no identifier can be read");
    }
    return starts.isEmpty() ? List.of() : ranges(starts, all.getLast());
  }

  private void fetch(String command, String set, Consumer<FetchAnswer> taker)
      throws IOException, ProtocolException, MigrationException {
    var arguments = new Argument().writeAtom(set).writeArgument(new Argument().writeAtom("UID"));
    connection.run(
        command,
        arguments,
        answer -> {
          if (answer.keyEquals("FETCH")) {
            sample(answer, taker);
          }
        });
  }

  private void sample(ImapAnswer answer, Consumer<FetchAnswer> taker) {
    try {
      taker.accept(FetchAnswer.of(answer));
    } catch (ParsingException e) {
      answer.discard();
      unreadable = true;
    }
  }

  private static boolean ascending(Collection<Long> uids) {
    long before = 0;
    for (long uid : uids) {
      if (uid <= before) {
        return false;
      }
      before = uid;
    }
    return true;
  }
}
