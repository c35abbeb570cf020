package godwit.copy;

import godwit.failure.MigrationException;
import godwit.ledger.FlagWatch;
import godwit.ledger.FolderPlan;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.UidFlags;
import godwit.source.UidRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells whether flags in a folder may have changed since a moment: by the folder's mod-sequence
 * where the server counts them (RFC 7162), else by a digest of all flags, which takes one command
 * that serves some 50 bytes for each message.
 */
final class FlagsSeen {
  /**
   * Without mod-sequences, flags of larger folders are not compared: at 20,000 messages a second,
   * which slow servers reach, this many take five seconds in each round.
   */
  static final long MOST_MESSAGES = 100_000;

  private static final String MOD_SEQ = "modseq ";
  private static final String DIGEST = "digest ";

  private FlagsSeen() {}

  /** What to compare in a folder, or a generation of it, that no round has copied yet: nothing. */
  static FlagWatch first(FolderState state) {
    String now = state.highestModSeq().map(FlagsSeen::sequenced).orElse("");
    return new FlagWatch(now, now, 0);
  }

  /**
   * What to compare in a round.
   *
   * @param before the plan of the round before, or of an earlier try at this one
   */
  static FlagWatch next(MailSource source, FolderState state, FolderPlan before, int round)
      throws MigrationException {
    FlagWatch old = before.flags();
    long through = before.round() == round ? old.through() : before.plannedThrough();
    if (state.highestModSeq().isPresent()) {
      return new FlagWatch(old.asOf(), sequenced(state.highestModSeq().get()), through);
    }
    if (through == 0
        || state.messages() == 0
        || isTooLarge(state.highestModSeq(), state.messages())) {
      return new FlagWatch(old.asOf(), old.asOf(), 0);
    }
    var cursor = new FolderCursor(before.source(), state.validity());
    var flags = source.flags(cursor, new UidRange(1, through), OptionalLong.empty());
    String now = digest(through, flags);
    return new FlagWatch(old.asOf(), now, through);
  }

  /** Whether changes of flags are not looked for. */
  static boolean isTooLarge(FolderPlan plan) {
    return isTooLarge(plan.highestModSeq(), plan.sourceMessages());
  }

  private static boolean isTooLarge(Optional<Long> modSeq, long messages) {
    return modSeq.isEmpty() && messages > MOST_MESSAGES;
  }

  /** The mod-sequence since which flags are to be compared; empty for all of them. */
  static OptionalLong since(FlagWatch watch) {
    return watch.asOf().startsWith(MOD_SEQ) && watch.now().startsWith(MOD_SEQ)
        ? OptionalLong.of(Long.parseLong(watch.asOf().substring(MOD_SEQ.length())))
        : OptionalLong.empty();
  }

  private static String sequenced(long modSeq) {
    return MOD_SEQ + modSeq;
  }

  /**
   * Highest identifier up to which flags are as when they were last compared, 0 if it cannot be
   * told: what came later was never compared, whatever the digest of the others says.
   */
  static long unchangedThrough(FlagWatch watch, List<UidFlags> flags) {
    return through(watch.asOf())
        .filter(through -> digest(through, flags).equals(watch.asOf()))
        .orElse(0L);
  }

  private static Optional<Long> through(String asOf) {
    return Optional.of(asOf)
        .filter(text -> text.startsWith(DIGEST))
        .map(text -> Long.parseLong(text.substring(DIGEST.length(), text.lastIndexOf(' '))));
  }

  private static String digest(long through, List<UidFlags> flags) {
    var text = new StringBuilder();
    flags.stream()
        .filter(each -> each.uid() <= through)
        .forEach(each -> text.append(each.uid()).append(Letters.of(each.flags())).append(','));
    return DIGEST + through + " " + FolderIds.shortHash(text.toString());
  }
}
