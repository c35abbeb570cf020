package godwit.local.exchange.store;

import godwit.local.exchange.http.GraphRefusal;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folders of one mailbox by number, well-known name and place. Guarded by the mailbox's lock.
 */
final class FolderTree {
  static final String ROOT = "msgfolderroot";
  private static final long ROOT_NUMBER = 1;

  private final Map<Long, Folder> byNumber = new HashMap<>();
  private final Map<String, Folder> byWellKnownName = new HashMap<>();
  private final Folder root;
  private long lastNumber = ROOT_NUMBER;

  FolderTree() {
    this.root = new Folder(ROOT_NUMBER, null, ROOT, Folder.Kind.MAIL, "Top of Information Store");
    byNumber.put(ROOT_NUMBER, root);
    byWellKnownName.put(ROOT, root);
  }

  Folder root() {
    return root;
  }

  Optional<Folder> byNumber(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  Optional<Folder> byWellKnownName(String name) {
    return Optional.ofNullable(byWellKnownName.get(name.toLowerCase(Locale.ROOT)));
  }

  long nextNumber() {
    return lastNumber + 1;
  }

  /** Refuses a name that a folder beside it has, whatever its case. */
  void requireFree(Folder parent, String name) {
    if (parent.child(fold(name)).isPresent()) {
      throw GraphRefusal.of(
          409, "ErrorFolderExists", "A folder with the specified name already exists.");
    }
  }

  void add(Folder folder) {
    byNumber.put(folder.number(), folder);
    lastNumber = Math.max(lastNumber, folder.number());
    if (!folder.wellKnownName().isEmpty()) {
      byWellKnownName.put(folder.wellKnownName(), folder);
    }
    folder.parent().ifPresent(parent -> parent.link(fold(folder.name()), folder));
  }

  void rename(Folder folder, String name) {
    folder
        .parent()
        .ifPresent(parent -> {
          parent.unlink(fold(folder.name()));
          folder.rename(name);
          parent.link(fold(name), folder);
        });
  }

  void remove(Folder folder) {
    byNumber.remove(folder.number());
    folder.parent().ifPresent(parent -> parent.unlink(fold(folder.name())));
  }

  private static String fold(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
