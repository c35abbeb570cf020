package godwit.intake;

import godwit.folder.FolderRules;
import java.util.List;
import java.util.function.Predicate;

/** Reads which folders are wanted and where they go. */
final class FolderRulesReader {
  private static final String PATTERN =
      "Write it as Projects/2019, Projects/* or #Inbox#; standard folders are "
          + FolderRules.standardFolders()
          + ". A backslash makes the next character an ordinary one.";
  private static final String RENAME =
      "Write it as Old name=New name or Projects=#Inbox#/Projects. A backslash makes the next"
          + " character an ordinary one.";

  private FolderRulesReader() {}

  /**
   * The rules; those with a fault are left out, and the fault is noted.
   *
   * @param base what stays of fields that are not there
   */
  static FolderRules read(Fields fields, FolderRules base) {
    String target =
        fields
            .text("targetFolder")
            .orElse(fields.otherwise("targetFolder", base.targetFolder(), ""));
    if (!target.isEmpty() && !FolderRules.isTarget(target)) {
      fields.invalid(
          "targetFolder",
          "is no path of at most 10 folders",
          "Write it as Old mail/2024; a slash within a name as \\/.");
      target = "";
    }
    return new FolderRules(
        target,
        rules(fields, "includeFolders", base.include(), FolderRules::isPattern, PATTERN),
        rules(fields, "excludeFolders", base.exclude(), FolderRules::isPattern, PATTERN),
        rules(fields, "renameFolders", base.rename(), FolderRules::isRename, RENAME));
  }

  private static List<String> rules(
      Fields fields, String field, List<String> base, Predicate<String> isRule, String advice) {
    if (!fields.names(field)) {
      return base;
    }
    List<String> rules = fields.escapedList(field);
    if (rules.size() > FolderRules.MOST_RULES) {
      fields.invalid(field, "has more than " + FolderRules.MOST_RULES + " rules", "Use fewer.");
      return List.of();
    }
    for (int i = 0; i < rules.size(); i++) {
      if (!isRule.test(rules.get(i))) {
        fields.invalid(field, "is not readable in its rule " + (i + 1), advice);
      }
    }
    return rules.stream().filter(isRule).toList();
  }
}
