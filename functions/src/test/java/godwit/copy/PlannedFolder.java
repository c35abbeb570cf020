package godwit.copy;

import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.ledger.FlagWatch;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Losses;
import godwit.ledger.Reopening;
import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.target.TargetFolderId;
import java.util.List;
import java.util.Optional;

/** Makes plans of folders: an ordinary one, and what a test changes of it. */
final class PlannedFolder {
  private static final MailboxKey MAILBOX = new MailboxKey(Batches.id(), "ada@contoso.example");

  private final String name;
  private Optional<SpecialUse> use = Optional.empty();
  private boolean selectable = true;
  private long validity = 1;
  private long plannedThrough;
  private long messages;
  private int round;
  private Optional<Long> modSeq = Optional.empty();
  private List<String> kin = List.of();
  private FlagWatch flags = FlagWatch.NONE;
  private Losses losses = Losses.NONE;
  private List<UidRange> chunks = List.of();
  private Optional<TargetFolderId> target = Optional.empty();

  private PlannedFolder(String name) {
    this.name = name;
  }

  /** A folder whose path is parted by slashes. */
  static PlannedFolder named(String name) {
    return new PlannedFolder(name);
  }

  PlannedFolder use(SpecialUse value) {
    use = Optional.of(value);
    return this;
  }

  PlannedFolder hidden() {
    selectable = false;
    return this;
  }

  PlannedFolder validity(long value) {
    validity = value;
    return this;
  }

  PlannedFolder through(long value) {
    plannedThrough = value;
    return this;
  }

  PlannedFolder messages(long value) {
    messages = value;
    return this;
  }

  PlannedFolder round(int value) {
    round = value;
    return this;
  }

  PlannedFolder modSeq(long value) {
    modSeq = Optional.of(value);
    return this;
  }

  PlannedFolder kin(String... values) {
    kin = List.of(values);
    return this;
  }

  PlannedFolder flags(FlagWatch value) {
    flags = value;
    return this;
  }

  PlannedFolder to(TargetFolderId value) {
    target = Optional.of(value);
    return this;
  }

  /** Messages may have left it in this round. */
  PlannedFolder losing(int inRound) {
    losses = Losses.in(inRound);
    return this;
  }

  /** Something of it is to be copied. */
  PlannedFolder copying(long first, long last) {
    chunks = List.of(new UidRange(first, last));
    return this;
  }

  /** What the source lists. */
  SourceFolder source() {
    return new SourceFolder(name, List.of(name.split("/", -1)), use, selectable);
  }

  FolderPlan build() {
    return new FolderPlan(
        new FolderKey(MAILBOX, FolderIds.of(name)),
        source(),
        target.orElse(new TargetFolderId("to " + name)),
        name,
        new UidValidity(validity),
        plannedThrough,
        modSeq,
        messages,
        round,
        kin,
        Reopening.NONE,
        losses,
        flags,
        chunks);
  }
}
