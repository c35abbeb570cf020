package godwit.copy;

import godwit.folder.MappedFolder;
import godwit.ledger.FolderPlan;
import godwit.target.TargetFolderId;
import godwit.target.TargetFolderPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What only the target mailbox shows: names that it has for something else, folders that meet. */
final class TargetPlaces {
  private record Guest(String source, TargetFolderPath asked) {}

  private final Map<TargetFolderId, Guest> guests = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  /** Takes note of where a folder went. */
  void taken(MappedFolder folder, FolderPlan plan) {
    String name = folder.source().display();
    // The archive is made where it is missing, which no reader would call another place.
    if (!plan.targetPath().equalsIgnoreCase(folder.target().display())) {
      notes.add(
          "moved: "
              + name
              + " to "
              + plan.targetPath()
              + ", as the mailbox has no room for it at "
              + folder.target().display());
    }
    Guest first = guests.putIfAbsent(plan.target(), new Guest(name, folder.target()));
    if (first != null && !isSame(first.asked(), folder.target())) {
      notes.add("merged: " + name + " with " + first.source() + ", both are " + plan.targetPath());
    }
  }

  /** Folders that were to meet are told of where they were mapped. */
  private static boolean isSame(TargetFolderPath one, TargetFolderPath other) {
    return one.display().equalsIgnoreCase(other.display());
  }

  /** The notes of the mapping and then these. */
  List<String> added(List<String> mapping) {
    var all = new ArrayList<>(mapping);
    all.addAll(notes);
    return all;
  }
}
