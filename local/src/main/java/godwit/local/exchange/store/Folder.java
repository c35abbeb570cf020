package godwit.local.exchange.store;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A folder with its messages and subfolders. Guarded by its mailbox's lock. */
public final class Folder {
  private final long number;
  private final @Nullable Folder parent;
  private final String wellKnownName;
  private final Kind kind;
  private final Map<String, Folder> children = new LinkedHashMap<>();
  private final NavigableMap<SortKey, MessageEntry> messages = new TreeMap<>();
  private String name;
  private int unread;

  /** Who gets to see a folder. */
  public enum Kind {
    MAIL,
    HIDDEN,
    /** Calendar, Contacts and their like: not listed, yet their names are taken. */
    OTHER_CLASS
  }

  Folder(long number, @Nullable Folder parent, String wellKnownName, Kind kind, String name) {
    this.number = number;
    this.parent = parent;
    this.wellKnownName = wellKnownName;
    this.kind = kind;
    this.name = name;
  }

  public long number() {
    return number;
  }

  public String name() {
    return name;
  }

  public Optional<Folder> parent() {
    return Optional.ofNullable(parent);
  }

  /** Graph's name for a default folder, empty for any other. */
  public String wellKnownName() {
    return wellKnownName;
  }

  public Kind kind() {
    return kind;
  }

  public Collection<Folder> children() {
    return children.values();
  }

  /** The messages, newest first. */
  public NavigableMap<SortKey, MessageEntry> messages() {
    return messages;
  }

  public int unread() {
    return unread;
  }

  /** Names from below the root, joined by slashes; a slash within a name is escaped. */
  public String path() {
    Deque<String> names = new ArrayDeque<>();
    for (Folder at = this; at != null && at.parent != null; at = at.parent) {
      names.addFirst(at.name.replace("/", "\\/"));
    }
    return String.join("/", names);
  }

  int depth() {
    int depth = 0;
    for (Folder at = parent; at != null; at = at.parent) {
      depth++;
    }
    return depth;
  }

  Optional<Folder> child(String foldedName) {
    return Optional.ofNullable(children.get(foldedName));
  }

  void link(String foldedName, Folder child) {
    children.put(foldedName, child);
  }

  void unlink(String foldedName) {
    children.remove(foldedName);
  }

  void rename(String other) {
    name = other;
  }

  void put(MessageEntry entry) {
    messages.put(entry.key(), entry);
    unread += entry.isRead() ? 0 : 1;
  }

  void take(MessageEntry entry) {
    messages.remove(entry.key());
    unread -= entry.isRead() ? 0 : 1;
  }
}
