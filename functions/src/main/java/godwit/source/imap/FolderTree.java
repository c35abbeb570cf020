package godwit.source.imap;

import godwit.source.SourceFolder;
import godwit.source.SpecialUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes folders of a folder list: whose they are, what their path is, in which order.
 *
 * @param prefix what is cut from names, with its separator; empty for none
 * @param root where the user's tree hangs, if it is not the usual place; it is the user's INBOX
 *     unless the server lists an INBOX below it
 */
record FolderTree(Namespaces namespaces, String prefix, Optional<String> root) {
  private static final String INBOX = "INBOX";

  /** The user's own tree. */
  static FolderTree own(Namespaces namespaces, String separator) {
    String usual = namespaces.usualPrefix();
    boolean open = !usual.isEmpty() && !usual.endsWith(separator);
    return new FolderTree(namespaces, open ? usual + separator : usual, Optional.empty());
  }

  /** A tree below {@code root}, a name as listed. */
  static FolderTree below(String root, String separator) {
    return new FolderTree(Namespaces.UNKNOWN, root + separator, Optional.of(root));
  }

  /** Each folder once, INBOX first, then by path. */
  List<SourceFolder> folders(List<ListedFolder> listed) {
    Map<String, SourceFolder> byName = new LinkedHashMap<>();
    for (ListedFolder line : listed) {
      if (belongs(line.wireName())) {
        List<String> path = path(line);
        if (!path.isEmpty()) {
          byName.merge(key(line.wireName()), folder(line, path), FolderTree::both);
        }
      }
    }
    var folders = new ArrayList<>(rootAsInbox(byName.values().stream().toList()));
    folders.sort(Comparator.comparing((SourceFolder f) -> !isInbox(f)).thenComparing(byPath()));
    return List.copyOf(folders);
  }

  private boolean belongs(String wireName) {
    return root.map(r -> wireName.equals(r) || wireName.startsWith(prefix))
        .orElseGet(() -> namespaces.owns(wireName));
  }

  private List<String> path(ListedFolder line) {
    List<String> names = line.names();
    if (startsWithPrefix(line.wireName())) {
      var below = new ListedFolder(line.attributes(), line.separator(), cut(line)).names();
      // A folder named INBOX below the prefix INBOX. must not become the INBOX itself.
      boolean clash =
          root.isEmpty() && !below.isEmpty() && below.getFirst().equalsIgnoreCase(INBOX);
      names = clash ? names : below;
    }
    var path = new ArrayList<>(names.stream().map(FolderTree::decoded).toList());
    if (!path.isEmpty() && path.getFirst().equalsIgnoreCase(INBOX)) {
      path.set(0, INBOX);
    }
    // XLIST of Gmail and Zoho translates the name of the INBOX and of it alone.
    return line.isInbox() ? List.of(INBOX) : path;
  }

  /** Exchange shows a slash within a name so, as it uses slashes between names. */
  private static String decoded(String name) {
    return ModifiedUtf7.decode(name).replace("_xF8FF_", "/");
  }

  private String cut(ListedFolder line) {
    return line.wireName().substring(prefix.length());
  }

  private boolean startsWithPrefix(String wireName) {
    return !prefix.isEmpty()
        && wireName.length() > prefix.length()
        && wireName.toUpperCase(Locale.ROOT).startsWith(prefix.toUpperCase(Locale.ROOT));
  }

  private static SourceFolder folder(ListedFolder line, List<String> path) {
    Optional<SpecialUse> use =
        path.equals(List.of(INBOX)) ? Optional.of(SpecialUse.INBOX) : line.specialUse();
    String wireName = line.isInbox() ? INBOX : line.wireName();
    return new SourceFolder(wireName, path, use, line.selectable());
  }

  /** INBOX is one folder in any spelling (RFC 9051 §5.1). */
  private static String key(String wireName) {
    return wireName.equalsIgnoreCase(INBOX) ? INBOX : wireName;
  }

  /** Some servers list a folder twice, once with its use and once without. */
  private static SourceFolder both(SourceFolder a, SourceFolder b) {
    String wireName = b.wireName().equals(INBOX) ? INBOX : a.wireName();
    return new SourceFolder(
        wireName, a.path(), a.specialUse().or(b::specialUse), a.selectable() && b.selectable());
  }

  private List<SourceFolder> rootAsInbox(List<SourceFolder> folders) {
    boolean hasInbox = folders.stream().anyMatch(FolderTree::isInbox);
    if (root.isEmpty() || hasInbox) {
      return folders;
    }
    return folders.stream().map(f -> f.wireName().equals(root.get()) ? asInbox(f) : f).toList();
  }

  private static SourceFolder asInbox(SourceFolder f) {
    return new SourceFolder(
        f.wireName(), List.of(INBOX), Optional.of(SpecialUse.INBOX), f.selectable());
  }

  /** INBOX, which every user has (RFC 9051 §5.1), also where it is not listed. */
  static SourceFolder inbox() {
    return new SourceFolder(INBOX, List.of(INBOX), Optional.of(SpecialUse.INBOX), true);
  }

  static boolean isInbox(SourceFolder folder) {
    return folder.specialUse().equals(Optional.of(SpecialUse.INBOX));
  }

  private static Comparator<SourceFolder> byPath() {
    return (a, b) -> {
      for (int i = 0; i < Math.min(a.path().size(), b.path().size()); i++) {
        int order = a.path().get(i).compareTo(b.path().get(i));
        if (order != 0) {
          return order;
        }
      }
      int order = Integer.compare(a.path().size(), b.path().size());
      return order != 0 ? order : a.wireName().compareTo(b.wireName());
    };
  }
}
