package godwit.copy;

import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.SourceFolder;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Opens folders, and tells where one is another than before though its UIDVALIDITY is the same: it
 * was deleted and made again at a server that numbers its folders alike, or came back from a
 * backup. Its identifiers stand for other messages then, and what rows say of them is not so. A
 * folder in which nothing changed is asked nothing more; else one storage request and one command
 * compare the newest messages that were known.
 *
 * @param shared generations of which the server does not tell folders apart
 */
record Generations(MailSource source, Ledger ledger, Set<UidValidity> shared) {
  /** Identifiers that are compared, and how many where none of the first is left. */
  private static final List<Long> SPANS = List.of(100L, 5_000L);

  /** What is more may be a time in seconds: folders made at one time share it, and no later one. */
  private static final long EARLIEST = 100_000_000;

  /**
   * Ready to open folders of a mailbox.
   *
   * @param before plans of the round before, or of an earlier try at this one
   */
  static Generations of(MailSource source, Ledger ledger, List<FolderPlan> before) {
    var seen = new HashSet<UidValidity>();
    // 0 stands for a server that says nothing, or is not asked.
    var shared = new HashSet<>(Set.of(new UidValidity(0)));
    before.stream()
        .map(plan -> plan.validity().told())
        .filter(told -> !seen.add(told))
        .forEach(shared::add);
    return new Generations(source, ledger, Set.copyOf(shared));
  }

  /**
   * Opens a folder.
   *
   * @param before its plan of the round before, or of an earlier try at this one
   * @return what the source says of it, in the generation that its rows are kept under
   */
  FolderState open(SourceFolder folder, @Nullable FolderPlan before) throws MigrationException {
    FolderState now = source.open(folder);
    if (before == null || now.view() || !before.validity().isToldAs(now.validity())) {
      return now;
    }
    UidValidity same = before.validity();
    return now.in(isOther(folder, now, before) ? same.next() : same);
  }

  /** What a person should know of folders that were taken for others. */
  static List<String> notes(List<FolderPlan> before, List<FolderPlan> after) {
    Map<String, UidValidity> old = new HashMap<>();
    before.forEach(plan -> old.put(plan.key().id(), plan.validity()));
    Stream<String> others =
        after.stream()
            .filter(plan -> isOther(plan, old.getOrDefault(plan.key().id(), plan.validity())))
            .map(plan ->
                "made anew or restored at the source, with the UIDVALIDITY that it had: "
                    + plan.source().display()
                    + "; all its messages were compared by content, and what was unknown is"
                    + " copied");
    Stream<String> worn =
        after.stream()
            .filter(plan -> plan.validity().isLast())
            .map(plan ->
                "made anew or restored eight times at the source, with the UIDVALIDITY that it"
                    + " had: "
                    + plan.source().display()
                    + "; if that happens once more it is not noticed, so verify the mailbox");
    return Stream.concat(others, worn).toList();
  }

  private static boolean isOther(FolderPlan plan, UidValidity was) {
    return !was.equals(plan.validity()) && was.isToldAs(plan.validity());
  }

  private boolean isOther(SourceFolder folder, FolderState now, FolderPlan before)
      throws MigrationException {
    boolean odd = !before.source().selectable() || isSetBack(now, before);
    boolean asked = odd || (highest(before) > 0 && mayDiffer(now, before));
    if (now.messages() == 0 || !asked) {
      return false;
    }
    var sample = new Sample(source, ledger, new FolderCursor(folder, now.validity()), before);
    long top = highestOfBoth(now, before);
    var last = Sample.Verdict.NONE_LEFT;
    for (long span : SPANS) {
      last = sample.of(new UidRange(Math.max(1, top - span + 1), top), odd);
      if (last == Sample.Verdict.SAME || last == Sample.Verdict.OTHER) {
        break;
      }
    }
    return last == Sample.Verdict.OTHER || last == Sample.Verdict.UNREAD_DIFFER;
  }

  /** What numbers the server has given back, which it may not do within one generation. */
  private static boolean isSetBack(FolderState now, FolderPlan before) {
    boolean uids = isSaid(now) && now.uidNext() <= highest(before);
    return uids
        || before
            .highestModSeq()
            .flatMap(was -> now.highestModSeq().filter(is -> is < was))
            .isPresent();
  }

  private boolean mayDiffer(FolderState now, FolderPlan before) {
    if (isVague(now.validity()) || now.messages() != before.sourceMessages()) {
      return true;
    }
    return isGrown(now, before)
        && (now.highestModSeq().isEmpty() || !now.highestModSeq().equals(before.highestModSeq()));
  }

  /** A folder made anew may have reached the same numbers, its mod-sequence among them. */
  private boolean isVague(UidValidity said) {
    return shared.contains(said) && said.value() < EARLIEST;
  }

  private static boolean isGrown(FolderState now, FolderPlan before) {
    return now.uidNext() > highest(before) + 1;
  }

  private static long highestOfBoth(FolderState now, FolderPlan before) {
    long last = Math.min(UidRange.MAX_UID, isSaid(now) ? now.uidNext() - 1 : UidRange.MAX_UID);
    long known = highest(before);
    return known == 0 ? last : Math.min(last, known);
  }

  /** Servers that never raise UIDNEXT exist. */
  private static boolean isSaid(FolderState now) {
    return now.uidNext() > 1;
  }

  /** Of a trial, only its chunks tell how far it went; of a folder that was gone, nothing. */
  private static long highest(FolderPlan before) {
    return Stream.concat(
            Stream.of(before.plannedThrough()), before.chunks().stream().map(UidRange::last))
        .max(Long::compare)
        .orElse(0L);
  }
}
