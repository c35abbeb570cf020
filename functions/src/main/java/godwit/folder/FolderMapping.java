package godwit.folder;

import java.util.List;

/**
 * Where the folders of a mailbox go.
 *
 * @param folders in the order of the source; folders that hold no messages or are left out are not
 *     among them
 * @param notes what a person should know: folders left out, renamed, merged
 */
public record FolderMapping(List<MappedFolder> folders, List<String> notes) {
  public FolderMapping {
    folders = List.copyOf(folders);
    notes = List.copyOf(notes);
  }
}
