package godwit.assess;

import godwit.copy.LabelMapping;
import godwit.failure.FolderChangedException;
import godwit.failure.MigrationException;
import godwit.folder.FolderMapper;
import godwit.folder.FolderRules;
import godwit.folder.MappedFolder;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.SourceFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Looks through a source mailbox: EXAMINE and sizes only. For one mailbox and one thread.
 *
 * @param limitBytes largest message that the target takes
 * @param mayGoOn whether there is time left; without it folders are counted, not added up
 */
record SourceSurvey(FolderRules rules, long limitBytes, BooleanSupplier mayGoOn) {
  /**
   * What was seen.
   *
   * @param labelled whether it has labels in place of folders
   * @param folders those that were opened
   * @param unreadable those that could not be, and why
   * @param leftOut folders of others
   * @param changes what will not be as at the source
   * @param nonMail names that Exchange may have for something else
   */
  record Seen(
      boolean labelled,
      List<Counted> folders,
      List<String> unreadable,
      List<String> leftOut,
      List<String> changes,
      List<String> nonMail) {
    Figures figures() {
      return folders.stream().map(Counted::figures).reduce(Figures.NONE, Figures::plus);
    }
  }

  /** A folder with what it holds. */
  record Counted(SourceFolder folder, FolderState state, Figures figures) {}

  Seen look(MailSource source) throws MigrationException {
    List<SourceFolder> listed = source.folders();
    LabelMapping labels = LabelMapping.of(listed, rules, source.labelled());
    var survey = new FolderSurvey(source, source.figures(), limitBytes);
    var counted = new ArrayList<Counted>();
    var unreadable = new ArrayList<String>();
    var changes = new ArrayList<>(labels.mapping().notes());
    for (MappedFolder mapped : labels.mapping().folders()) {
      SourceFolder folder = mapped.source();
      if (labels.labels().contains(folder.wireName())) {
        continue;
      }
      try {
        FolderState state = source.open(folder);
        if (state.view()) {
          changes.add(FolderMapper.leftOut(folder));
          continue;
        }
        Figures figures = survey.of(folder, state, mayGoOn.getAsBoolean());
        counted.add(new Counted(folder, state, figures));
      } catch (FolderChangedException e) {
        unreadable.add(folder.display() + ", " + e.explanation());
      }
    }
    return new Seen(
        source.labelled(),
        counted,
        unreadable,
        source.notes(),
        changes,
        labels.mapping().foreseen());
  }
}
