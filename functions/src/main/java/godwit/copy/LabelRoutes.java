package godwit.copy;

import godwit.endpoint.LabelUse;
import godwit.ledger.FolderPlan;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.SourceMessage;
import godwit.source.SpecialUse;
import godwit.target.TargetFolderId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where messages of a folder that holds everything go by their labels: drafts, inbox, sent, then
 * the most specific label of the user's, then the folder's own target. Safe for use by many
 * threads.
 */
final class LabelRoutes {
  /** For servers without labels. */
  static final LabelRoutes NONE = new LabelRoutes(List.of(), LabelUse.IGNORED);

  private static final Map<String, SpecialUse> SYSTEM =
      Map.of(
          "\\draft", SpecialUse.DRAFTS,
          "\\drafts", SpecialUse.DRAFTS,
          "\\inbox", SpecialUse.INBOX,
          "\\sent", SpecialUse.SENT);
  private static final List<SpecialUse> PREFERENCE =
      List.of(SpecialUse.DRAFTS, SpecialUse.INBOX, SpecialUse.SENT);

  private final Map<SpecialUse, TargetFolderId> byUse = new HashMap<>();
  private final Map<String, TargetFolderId> byLabel = new HashMap<>();
  private final List<TargetFolderId> everywhere;
  private final LabelUse use;

  LabelRoutes(List<FolderPlan> plans, LabelUse use) {
    this.use = use;
    this.everywhere =
        plans.stream()
            .filter(p -> p.source().specialUse().map(PREFERENCE::contains).orElse(true))
            .map(FolderPlan::target)
            .toList();
    for (FolderPlan plan : plans) {
      if (!plan.source().selectable()) {
        // Gone at the source or hidden there: its folder at the target is looked after no more.
        continue;
      }
      plan.source().specialUse().ifPresent(u -> byUse.putIfAbsent(u, plan.target()));
      if (plan.source().specialUse().isEmpty()) {
        byLabel.putIfAbsent(plan.source().display(), plan.target());
      }
    }
  }

  /**
   * Where one message goes.
   *
   * @param copies further folders that get a copy each
   * @param categories names of labels that the message carries with it
   * @param elsewhere where it may lie if it was sent before its labels changed
   */
  record Route(
      TargetFolderId target,
      List<TargetFolderId> copies,
      List<String> categories,
      List<TargetFolderId> elsewhere) {
    /** The message with its labels as keywords. */
    SourceMessage labelled(SourceMessage message) {
      if (categories.isEmpty()) {
        return message;
      }
      MessageSummary s = message.summary();
      MessageFlags f = s.flags();
      var keywords = new HashSet<>(f.keywords());
      keywords.addAll(categories);
      var flags =
          new MessageFlags(f.seen(), f.answered(), f.flagged(), f.draft(), f.deleted(), keywords);
      var summary =
          new MessageSummary(
              s.uid(), s.sizeBytes(), s.internalDate(), flags, s.emailId(), s.labels());
      return new SourceMessage(summary, message.content());
    }
  }

  Route route(FolderPlan folder, MessageSummary message) {
    if (!folder.source().specialUse().equals(Optional.of(SpecialUse.ALL))) {
      return new Route(folder.target(), List.of(), List.of(), List.of());
    }
    List<String> labels = ofTheUser(message);
    TargetFolderId target = preferred(folder, message, labels);
    List<TargetFolderId> copies =
        use == LabelUse.COPIES ? copies(message, labels, target) : List.of();
    List<String> categories =
        use == LabelUse.CATEGORIES
            ? labels.stream().filter(l -> !target.equals(byLabel.get(l))).toList()
            : List.of();
    return new Route(target, copies, categories, elsewhere(folder, target, copies));
  }

  /** Without the server's own, the most specific first. */
  private static List<String> ofTheUser(MessageSummary message) {
    return message.labels().stream()
        .filter(label -> !label.startsWith("\\"))
        .distinct()
        .sorted(
            Comparator.comparingLong((String label) -> -label.chars().filter(c -> c == '/').count())
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private TargetFolderId preferred(FolderPlan folder, MessageSummary message, List<String> labels) {
    return PREFERENCE.stream()
        .filter(u -> has(message, u))
        .flatMap(u -> Optional.ofNullable(byUse.get(u)).stream())
        .findFirst()
        .or(() ->
            labels.stream().flatMap(l -> Optional.ofNullable(byLabel.get(l)).stream()).findFirst())
        .orElse(folder.target());
  }

  private static boolean has(MessageSummary message, SpecialUse use) {
    return message.labels().stream()
        .anyMatch(l -> use == SYSTEM.get(l.toLowerCase(java.util.Locale.ROOT)));
  }

  private List<TargetFolderId> copies(
      MessageSummary message, List<String> labels, TargetFolderId target) {
    var copies = new ArrayList<TargetFolderId>();
    PREFERENCE.stream()
        .filter(u -> has(message, u))
        .flatMap(u -> Optional.ofNullable(byUse.get(u)).stream())
        .forEach(copies::add);
    labels.stream().flatMap(l -> Optional.ofNullable(byLabel.get(l)).stream()).forEach(copies::add);
    return copies.stream().distinct().filter(id -> !id.equals(target)).toList();
  }

  private List<TargetFolderId> elsewhere(
      FolderPlan folder, TargetFolderId target, List<TargetFolderId> copies) {
    return Stream.concat(Stream.of(folder.target()), everywhere.stream())
        .distinct()
        .filter(id -> !id.equals(target) && !copies.contains(id))
        .toList();
  }
}
