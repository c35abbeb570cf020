package godwit.folder;

import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import java.util.List;
import java.util.Optional;

/** Source folders in short. */
final class Folders {
  private Folders() {}

  /** A folder with this path; INBOX is the INBOX. */
  static SourceFolder folder(String... path) {
    boolean inbox = path.length == 1 && path[0].equals("INBOX");
    return new SourceFolder(
        String.join("/", path),
        List.of(path),
        inbox ? Optional.of(SpecialUse.INBOX) : Optional.empty(),
        true);
  }

  static SourceFolder used(SpecialUse use, String... path) {
    return new SourceFolder(String.join("/", path), List.of(path), Optional.of(use), true);
  }

  /** Where the folders go, in the words of {@link godwit.target.TargetFolderPath#display}. */
  static List<String> targets(SourceFolder... folders) {
    return targets(FolderRules.NONE, folders);
  }

  static List<String> notes(SourceFolder... folders) {
    return FolderMapper.map(List.of(folders), FolderRules.NONE).notes();
  }

  /** What may become of the folders, depending on the target. */
  static List<String> foreseen(SourceFolder... folders) {
    return FolderMapper.map(List.of(folders), FolderRules.NONE).foreseen();
  }

  /** Where the folders go under rules. */
  static List<String> targets(FolderRules rules, SourceFolder... folders) {
    return FolderMapper.map(List.of(folders), rules).folders().stream()
        .map(f -> f.target().display())
        .toList();
  }

  static List<String> notes(FolderRules rules, SourceFolder... folders) {
    return FolderMapper.map(List.of(folders), rules).notes();
  }
}
