package godwit.folder;

import java.util.List;
import java.util.Optional;

/**
 * What a person wants of the folders of a batch, in the words of {@link FolderPattern}.
 *
 * @param targetFolder path below which everything goes, such as {@code Old mail/2024}; empty for
 *     none. Folders then keep their own names: none becomes the Inbox, the Sent Items and so on
 * @param include only these; empty for all
 * @param exclude not these, although they are included
 * @param rename rules {@code from=to}; of several that cover a folder the one that names the
 *     deepest holds. Inclusion and exclusion go by the names at the source
 */
public record FolderRules(
    String targetFolder, List<String> include, List<String> exclude, List<String> rename) {
  /** Every folder goes where its use or name says. */
  public static final FolderRules NONE = new FolderRules("", List.of(), List.of(), List.of());

  /** More than anybody writes by hand, and they fit into a row. */
  public static final int MOST_RULES = 200;

  private static final int MOST_CHARACTERS = 1_000;
  private static final int MOST_TARGET_LEVELS = 10;

  public FolderRules {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
    rename = List.copyOf(rename);
    boolean readable =
        (targetFolder.isEmpty() || isTarget(targetFolder))
            && include.stream().allMatch(FolderRules::isPattern)
            && exclude.stream().allMatch(FolderRules::isPattern)
            && rename.stream().allMatch(FolderRules::isRename);
    if (!readable) {
      throw new IllegalArgumentException("not all of these are rules for folders");
    }
  }

  /** The same rules with everything below another folder. */
  public FolderRules below(String folder) {
    return new FolderRules(folder, include, exclude, rename);
  }

  /** Whether this names a folder, with or without what is below it. */
  public static boolean isPattern(String text) {
    return text.length() <= MOST_CHARACTERS && FolderPattern.parse(text).isPresent();
  }

  /** Whether this says which folder goes to which place. */
  public static boolean isRename(String text) {
    return text.length() <= 2 * MOST_CHARACTERS && FolderRename.parse(text).isPresent();
  }

  /** Whether this is a path of ordinary folders. */
  public static boolean isTarget(String text) {
    return text.length() <= MOST_CHARACTERS && !targetNames(text).isEmpty();
  }

  /** The standard folders that a rule may name, for a person. */
  public static String standardFolders() {
    return String.join(", ", StandardFolder.words());
  }

  /** Names that everything lies below, outermost first; none if there is no such folder. */
  List<String> targetNames() {
    return targetNames(targetFolder);
  }

  private static List<String> targetNames(String text) {
    Optional<FolderPattern> path = FolderPattern.parse(text);
    return path.filter(p -> p.standard().isEmpty() && !p.subtree())
        .map(p -> p.names().stream().map(FolderName::clean).toList())
        .filter(names -> names.size() <= MOST_TARGET_LEVELS)
        .orElse(List.of());
  }
}
