package godwit.copy;

import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.mime.MessageConverter;
import godwit.source.FolderCursor;
import godwit.source.MailSource;
import godwit.source.MessageSummary;
import godwit.source.SourceMessage;
import godwit.source.UidRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares some messages that a folder has now with what rows say of their identifiers: first by
 * size, then, as servers err in sizes, a few of those that differ by content. One storage request
 * and one command; a few messages are read, the smallest, only where something is odd.
 *
 * @param before the folder's plan of the round before
 */
record Sample(MailSource source, Ledger ledger, FolderCursor cursor, FolderPlan before) {
  /** So many different sizes do not agree by chance. */
  private static final int TELLING = 5;

  private static final int MOST_READ = 3;

  /** A message and the row under its identifier. */
  private record Pair(MessageSummary message, LedgerEntry row) {
    boolean isSizeOther() {
      return message.sizeBytes() != row.sizeBytes() && !isProvenBySource();
    }

    boolean isProvenBySource() {
      return message.emailId().map(Fingerprint::of).filter(row.fingerprint()::equals).isPresent();
    }

    boolean isRead() {
      return !row.fingerprint().isEmpty();
    }

    /** Whether it is the message that was read then, whatever size the server gave it. */
    boolean isSame(SourceMessage shown) {
      var then =
          new MessageSummary(
              message.uid(),
              row.sizeBytes(),
              message.internalDate(),
              message.flags(),
              Optional.empty());
      var content = new MessageConverter().convert(shown).message();
      return Fingerprint.of(then, content).equals(row.fingerprint());
    }
  }

  /** What identifiers that have rows stand for now. */
  enum Verdict {
    SAME,
    OTHER,
    /** All have other sizes, and none was ever read: left out, or without content. */
    UNREAD_DIFFER,
    NONE_LEFT
  }

  /**
   * What the folder has under identifiers that have rows.
   *
   * @param odd whether something else says that it is another one: then sizes must be telling to
   *     disprove it
   */
  Verdict of(UidRange range, boolean odd) throws MigrationException {
    List<Pair> pairs = pairs(range);
    if (pairs.isEmpty()) {
      return Verdict.NONE_LEFT;
    }
    List<Pair> differing = pairs.stream().filter(Pair::isSizeOther).toList();
    List<Pair> read = pairs.stream().filter(Pair::isRead).toList();
    if (differing.isEmpty()) {
      return odd && !isTelling(pairs) ? verdict(read) : Verdict.SAME;
    }
    if (isTelling(above(differing, pairs))) {
      return Verdict.SAME;
    }
    if (read.isEmpty()) {
      return differing.size() == pairs.size() ? Verdict.UNREAD_DIFFER : Verdict.SAME;
    }
    List<Pair> suspects = differing.stream().filter(Pair::isRead).toList();
    return verdict(suspects.isEmpty() ? read : suspects);
  }

  private Verdict verdict(List<Pair> suspects) throws MigrationException {
    return areOthers(suspects) ? Verdict.OTHER : Verdict.SAME;
  }

  private static boolean isTelling(List<Pair> agreeing) {
    return agreeing.stream().map(p -> p.row().sizeBytes()).distinct().count() >= TELLING;
  }

  /**
   * A folder that was made anew or restored has other messages from some identifier up. Below those
   * that agree it was one message that changed: a draft, or a file that was repaired.
   */
  private static List<Pair> above(List<Pair> differing, List<Pair> pairs) {
    long highest = differing.stream().mapToLong(p -> p.message().uid()).max().orElseThrow();
    return pairs.stream().filter(p -> p.message().uid() > highest).toList();
  }

  private List<Pair> pairs(UidRange range) throws MigrationException {
    Map<Long, LedgerEntry> rows = new HashMap<>();
    ledger.entries(before.key(), before.validity(), range).stream()
        .filter(row -> row.sizeBytes() > 0)
        .forEach(row -> rows.put(row.uid(), row));
    var pairs = new ArrayList<Pair>();
    if (!rows.isEmpty()) {
      for (MessageSummary message : source.list(cursor, range)) {
        // Of one that cannot be listed nothing is known.
        Optional.ofNullable(rows.get(message.uid()))
            .filter(row -> message.sizeBytes() > 0)
            .ifPresent(row -> pairs.add(new Pair(message, row)));
      }
    }
    return pairs;
  }

  /** One message that is what it was proves that the folder is. */
  private boolean areOthers(List<Pair> suspects) throws MigrationException {
    if (suspects.stream().anyMatch(Pair::isProvenBySource)) {
      return false;
    }
    var others = new ArrayList<Boolean>();
    List<Pair> smallest =
        suspects.stream()
            .sorted(Comparator.comparingLong(p -> p.message().sizeBytes()))
            .limit(MOST_READ)
            .toList();
    for (Pair pair : smallest) {
      source.read(cursor, List.of(pair.message()), shown -> others.add(isOther(pair, shown)));
    }
    return !others.isEmpty() && !others.contains(false);
  }

  private static boolean isOther(Pair pair, SourceMessage shown) {
    try (var content = shown.content()) {
      return content.sizeBytes() > 0 && !pair.isSame(shown);
    }
  }
}
