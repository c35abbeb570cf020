package godwit.source.imap;

import godwit.source.SourceFolder;
import godwit.source.imap.FolderLister.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Leaves out what the user has not subscribed to. */
final class Subscriptions {
  private Subscriptions() {}

  /** INBOX stays, subscribed or not: mail programs show it always. */
  static Found of(Found found, Set<String> subscribed) {
    List<SourceFolder> kept =
        found.folders().stream()
            .filter(f -> FolderTree.isInbox(f) || subscribed.contains(f.wireName()))
            .toList();
    var notes = new ArrayList<>(found.notes());
    found.folders().stream()
        .filter(f -> f.selectable() && !kept.contains(f))
        .forEach(
            f -> notes.add("left out: " + f.display() + ", the user has not subscribed to it"));
    return new Found(kept, notes);
  }
}
