package godwit.folder;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The rules of a batch over the folders of one mailbox. */
final class RuleBook {
  private final List<FolderPattern> include;
  private final List<FolderPattern> exclude;
  private final List<FolderRename> renames;
  private final List<String> target;
  private final FolderUses uses;

  RuleBook(FolderRules rules, FolderUses uses) {
    this.include = patterns(rules.include());
    this.exclude = patterns(rules.exclude());
    this.renames =
        rules.rename().stream().map(FolderRename::parse).flatMap(Optional::stream).toList();
    this.target = rules.targetNames();
    this.uses = uses;
  }

  private static List<FolderPattern> patterns(List<String> texts) {
    return texts.stream().map(FolderPattern::parse).flatMap(Optional::stream).toList();
  }

  /** A rename rule and how much of the path it names. */
  record Renaming(FolderRename rule, int end) {}

  boolean admits(List<String> path) {
    boolean wanted = include.isEmpty() || include.stream().anyMatch(p -> p.matches(path, uses));
    return wanted && exclude.stream().noneMatch(p -> p.matches(path, uses));
  }

  /** The rule that names the deepest folder on this path; of several such the first. */
  Optional<Renaming> renaming(List<String> path) {
    Optional<Renaming> deepest = Optional.empty();
    for (FolderRename rule : renames) {
      OptionalInt end = rule.from().end(path, uses);
      if (end.isPresent() && end.getAsInt() > deepest.map(Renaming::end).orElse(-1)) {
        deepest = Optional.of(new Renaming(rule, end.getAsInt()));
      }
    }
    return deepest;
  }

  /** Names that everything beside the standard folders lies below. */
  List<String> target() {
    return target;
  }
}
