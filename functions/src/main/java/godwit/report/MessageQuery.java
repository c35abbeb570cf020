package godwit.report;

import godwit.batch.Mailbox;
import godwit.batch.Tally;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger.EntryFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which messages of a batch to show: those that every part wants.
 *
 * @param mailbox only of this address; of all if empty
 * @param folder only of the folder with this id or path at the source; of all if empty
 * @param told what is told of them
 */
public record MessageQuery(
    EntryFilter filter, Optional<String> mailbox, Optional<String> folder, Told told) {
  /** A row of a mailbox is written after those of its messages, maybe by another clock. */
  private static final Duration CLOCKS_APART = Duration.ofHours(1);

  /** Whatever is told of them. */
  public MessageQuery(EntryFilter filter, Optional<String> mailbox, Optional<String> folder) {
    this(filter, mailbox, folder, Told.ANYTHING);
  }

  /**
   * What is told of a message.
   *
   * @param codes one of these codes, in any case; only failed messages and some that were left out
   *     have one. Whatever code, or none, if empty
   * @param reason a part of the reason or advice, in any case; whatever it is if empty
   * @param since settled at this time or later; a message is settled anew when it is tried again
   * @param before settled before this time
   */
  public record Told(
      Set<String> codes,
      Optional<String> reason,
      Optional<Instant> since,
      Optional<Instant> before) {
    /** Every message. */
    public static final Told ANYTHING =
        new Told(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public Told {
      codes = codes.stream().map(Told::folded).collect(Collectors.toUnmodifiableSet());
      reason = reason.map(Told::folded);
    }

    boolean takes(MessageLine line) {
      Instant at = line.entry().at();
      return (codes.isEmpty() || codes.contains(folded(line.code())))
          && reason.filter(part -> !folded(line.reason()).contains(part)).isEmpty()
          && since.filter(at::isBefore).isEmpty()
          && before.filter(end -> !at.isBefore(end)).isEmpty();
    }

    private static String folded(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  boolean wants(FolderPlan plan) {
    return folder
        .filter(name -> !name.equals(plan.key().id()) && !name.equals(plan.source().display()))
        .isEmpty();
  }

  /** Whether a mailbox may hold such messages; while it is in work its counts may lag behind. */
  boolean mayBeIn(Mailbox candidate) {
    if (candidate.status().isActive()) {
      return true;
    }
    boolean rested =
        told.since().filter(candidate.updated().plus(CLOCKS_APART)::isBefore).isPresent();
    return !rested && count(candidate.progress().tally()) > 0;
  }

  private long count(Tally tally) {
    return switch (filter) {
      case ALL -> told.codes().isEmpty() ? tally.messages() : tally.skipped() + tally.failed();
      case COPIED -> tally.copied();
      case DEGRADED -> tally.degraded();
      // What has moved is counted where it lies now.
      case MOVED -> tally.copied();
      case SKIPPED -> tally.skipped();
      case FAILED -> tally.failed();
    };
  }
}
