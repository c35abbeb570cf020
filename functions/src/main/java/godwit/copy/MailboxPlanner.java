package godwit.copy;

import godwit.batch.MailboxKey;
import godwit.batch.Relay;
import godwit.batch.TrialNote;
import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import godwit.folder.FolderMapper;
import godwit.folder.FolderMapping;
import godwit.folder.FolderRules;
import godwit.folder.MappedFolder;
import godwit.ledger.FlagWatch;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Losses;
import godwit.ledger.Reopening;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import godwit.source.UidValidity;
import godwit.target.MailTarget;
import godwit.target.TargetFolder;
import godwit.target.TargetFolderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans a round of one mailbox: which folders, which target folders, which ranges. Costs a few
 * round trips per folder, none per message.
 *
 * @param ranges plans what of a folder is copied
 * @param rules what the batch wants of its folders
 */
record MailboxPlanner(RangePlanner ranges, FolderRules rules) {
  private static final Set<Long> SIZE_LIMITS = Set.of(1_000L, 2_000L, 5_000L, 10_000L);

  /**
   * Plans a round. A folder's unfinished chunks of the same round stay planned; what came since is
   * added behind them. Target folders that are known are not asked for, except in a further try:
   * somebody may have removed one.
   *
   * @param at the round and the try
   * @param before the plans of the round before, or of an earlier try at this one
   * @param traced source folders that earlier batches left traces of
   */
  PlannedMailbox plan(
      MailSource source,
      MailTarget target,
      MailboxKey mailbox,
      Relay at,
      List<FolderPlan> before,
      Set<String> traced)
      throws MigrationException {
    List<SourceFolder> listed = source.folders();
    LabelMapping labelled = LabelMapping.of(listed, rules, source.labelled());
    FolderMapping mapping = labelled.mapping();
    Kin kin = Kin.of(listed, before, traced);
    var problems = new ArrayList<String>();
    var known = new HashMap<String, FolderPlan>();
    before.forEach(p -> known.put(p.key().id(), p));
    var fresh = new ArrayList<FolderPlan>();
    var places = new TargetPlaces();
    var views = new ArrayList<String>();
    var generations = Generations.of(source, ranges.ledger(), before);
    for (MappedFolder folder : mapping.folders()) {
      var key = new FolderKey(mailbox, FolderIds.of(folder.source().wireName()));
      try {
        FolderPlan old = known.get(key.id());
        boolean label = labelled.labels().contains(folder.source().wireName());
        Optional<FolderPlan> plan =
            label
                ? Optional.of(label(target, key, folder, at, old))
                : plan(generations, target, key, folder, at, old, kin);
        if (plan.isPresent()) {
          places.taken(folder, plan.get());
          fresh.add(plan.get());
        } else {
          views.add(FolderMapper.leftOut(folder.source()));
        }
      } catch (FolderChangedException e) {
        problems.add("not copied: " + folder.source().display() + ", " + e.explanation());
      }
    }
    // First, since of many notes the last are not kept, and others go by this one.
    var notes = new ArrayList<String>();
    ranges.selection().trialMessagesPerFolder().stream()
        .mapToObj(TrialNote::of)
        .forEach(notes::add);
    notes.addAll(source.notes());
    notes.addAll(mapping.notes());
    notes.addAll(views);
    fresh.stream().filter(MailboxPlanner::looksCut).map(MailboxPlanner::cut).forEach(notes::add);
    fresh.stream()
        .filter(plan -> at.round() > 0 && FlagsSeen.isTooLarge(plan))
        .map(MailboxPlanner::uncompared)
        .forEach(notes::add);
    List<FolderPlan> seen = new SecondLook(source, known, at.round()).at(fresh);
    UsedAgain names = UsedAgain.of(before, at.round());
    notes.addAll(names.notes(seen));
    notes.addAll(Generations.notes(before, seen));
    return new PlannedMailbox(
        inOldOrder(before, names.in(seen), kin, at.round()), places.added(notes), problems);
  }

  /**
   * Gmail's setting "Folder size limits" offers these numbers, and shows no more than the newest.
   */
  private static boolean looksCut(FolderPlan folder) {
    return folder.source().specialUse().equals(Optional.of(SpecialUse.ALL))
        && SIZE_LIMITS.contains(folder.sourceMessages());
  }

  private static String cut(FolderPlan folder) {
    return "perhaps incomplete: "
        + folder.source().display()
        + " shows exactly "
        + folder.sourceMessages()
        + " messages; set Folder size limits in Gmail's settings to no limit, then sync again";
  }

  private static String uncompared(FolderPlan folder) {
    return "only new messages are carried over: "
        + folder.source().display()
        + " has more than "
        + FlagsSeen.MOST_MESSAGES
        + " messages and the server (without CONDSTORE) cannot tell which of them were read or"
        + " flagged since the last round";
  }

  /** A label only says where messages go: nothing is read there. */
  private static FolderPlan label(
      MailTarget target, FolderKey key, MappedFolder folder, Relay at, @Nullable FolderPlan before)
      throws MigrationException {
    Place place = place(target, folder, at, before);
    return new FolderPlan(
        key,
        folder.source(),
        place.id(),
        place.path(),
        new UidValidity(0),
        0,
        Optional.empty(),
        0,
        at.round(),
        List.of(),
        Reopening.NONE,
        Losses.NONE,
        FlagWatch.NONE,
        List.of());
  }

  /** Nothing for a view of other folders: what it shows would come twice. */
  private Optional<FolderPlan> plan(
      Generations generations,
      MailTarget target,
      FolderKey key,
      MappedFolder folder,
      Relay at,
      @Nullable FolderPlan before,
      Kin kin)
      throws MigrationException {
    MailSource source = generations.source();
    FolderState state = generations.open(folder.source(), before);
    if (state.view()) {
      return Optional.empty();
    }
    FolderPlan same = before != null && before.validity().equals(state.validity()) ? before : null;
    var cursor = new FolderCursor(folder.source(), state.validity());
    RangePlanner.Ranges planned = ranges.plan(source, key, cursor, state, at, same);
    Place place = place(target, folder, at, before);
    var plan =
        new FolderPlan(
            key,
            folder.source(),
            place.id(),
            place.path(),
            state.validity(),
            planned.through(),
            state.highestModSeq(),
            state.messages(),
            at.round(),
            kin.of(key.id(), state.validity(), Optional.ofNullable(before)),
            planned.reopening(),
            losses(state, same, at.round()),
            same == null ? FlagsSeen.first(state) : FlagsSeen.next(source, state, same, at.round()),
            planned.chunks());
    return Optional.of(plan);
  }

  private static Losses losses(FolderState state, @Nullable FolderPlan same, int round) {
    if (same == null) {
      return Losses.NONE;
    }
    return SecondLook.hasLost(state, same) ? Losses.in(round) : same.losses().afresh();
  }

  private static Place place(
      MailTarget target, MappedFolder folder, Relay at, @Nullable FolderPlan before)
      throws MigrationException {
    return before != null && !at.isFurtherTry()
        ? new Place(before.target(), before.targetPath())
        : Place.of(target.folder(folder.target()));
  }

  /** Where a folder went when it was first planned; it stays there unless it is gone. */
  private record Place(TargetFolderId id, String path) {
    static Place of(TargetFolder folder) {
      return new Place(folder.id(), folder.path().display());
    }
  }

  /**
   * Old folders keep their place, so that a relay's folder index stays right; gone ones are empty.
   */
  private static List<FolderPlan> inOldOrder(
      List<FolderPlan> before, List<FolderPlan> fresh, Kin kin, int round) {
    Map<String, FolderPlan> byId = new HashMap<>();
    fresh.forEach(p -> byId.put(p.key().id(), p));
    var ordered = new ArrayList<FolderPlan>();
    for (FolderPlan old : before) {
      Losses losses = kin.isGone(old.key().id()) ? losses(old, round) : Losses.NONE;
      ordered.add(
          Optional.ofNullable(byId.remove(old.key().id()))
              .orElseGet(() -> gone(old, losses, round)));
    }
    fresh.stream().filter(p -> byId.containsKey(p.key().id())).forEach(ordered::add);
    return ordered;
  }

  /** All that was in it has left with it. */
  private static Losses losses(FolderPlan gone, int round) {
    return gone.source().selectable() ? Losses.in(round) : gone.losses().afresh();
  }

  /**
   * Should it come back, it is planned from its first message on; what is settled stays settled.
   * Until then it is one that cannot be opened.
   */
  private static FolderPlan gone(FolderPlan old, Losses losses, int round) {
    SourceFolder was = old.source();
    return new FolderPlan(
        old.key(),
        new SourceFolder(was.wireName(), was.path(), was.specialUse(), false),
        old.target(),
        old.targetPath(),
        old.validity(),
        0,
        old.highestModSeq(),
        0,
        round,
        old.kin(),
        old.reopening(),
        losses,
        FlagWatch.NONE,
        List.of());
  }
}
