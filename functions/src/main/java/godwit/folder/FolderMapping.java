package godwit.folder;

import java.util.List;

/**
 * Where the folders of a mailbox go.
 *
 * @param folders in the order of the source; folders that hold no messages or are left out are not
 *     among them
 * @param notes what a person should know: folders left out, renamed, merged
 * @param foreseen what may become of a folder besides, depending on the language of the target
 *     mailbox; known for certain once the folders are made
 */
public record FolderMapping(List<MappedFolder> folders, List<String> notes, List<String> foreseen) {
  public FolderMapping {
    foreseen = List.copyOf(foreseen);
    folders = List.copyOf(folders);
    notes = List.copyOf(notes);
  }
}
