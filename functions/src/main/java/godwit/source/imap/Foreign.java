package godwit.source.imap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells other users' and public folders from the user's own.
 *
 * @param publicRoots names of the roots of public folders, in small letters, as listed; for servers
 *     that put them among the user's own
 */
record Foreign(Namespaces namespaces, String separator, Set<String> publicRoots) {
  private static final int MOST_NAMED = 20;

  /** Exchange 2003 to 2010 list public folders without a namespace, in the mailbox's language. */
  private static final Set<String> OF_EXCHANGE =
      Set.of(
          "public folders",
          "&apy-ffentliche ordner",
          "dossiers publics",
          "carpetas p&apo-blicas",
          "cartelle pubbliche",
          "openbare mappen");

  static Foreign of(Namespaces namespaces, String separator, String greeting) {
    boolean exchange = greeting.contains("Microsoft Exchange");
    return new Foreign(namespaces, separator, exchange ? OF_EXCHANGE : Set.of());
  }

  List<ListedFolder> own(List<ListedFolder> listed) {
    return listed.stream().filter(line -> !isPublic(line)).toList();
  }

  List<ListedFolder> others(List<ListedFolder> listed) {
    return listed.stream()
        .filter(line -> isPublic(line) || !namespaces.owns(line.wireName()))
        .toList();
  }

  /** Namespaces of which the usual list shows nothing, as Courier's. */
  List<String> unlisted(List<ListedFolder> listed) {
    List<ListedFolder> others = others(listed);
    return namespaces.foreign().stream()
        .distinct()
        .filter(prefix -> !prefix.isEmpty())
        .filter(prefix -> others.stream().noneMatch(o -> o.wireName().startsWith(prefix)))
        .toList();
  }

  /** One sentence that names the topmost of them. */
  List<String> notes(List<ListedFolder> others) {
    List<String> roots =
        others.stream().map(this::shown).flatMap(Optional::stream).distinct().sorted().toList();
    if (roots.isEmpty()) {
      return List.of();
    }
    String named = roots.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    String more = roots.size() > MOST_NAMED ? " and " + (roots.size() - MOST_NAMED) + " more" : "";
    return List.of(
        "left out: folders of other users or of everybody: "
            + named
            + more
            + "; to copy one, give it a row of its own with UserRoot");
  }

  /** Prefix and first name below it; nothing for the namespace itself. */
  private Optional<String> shown(ListedFolder line) {
    String name = line.wireName();
    String prefix =
        namespaces.foreign().stream()
            .filter(name::startsWith)
            .max((a, b) -> Integer.compare(a.length(), b.length()))
            .orElse("");
    // hMailServer says #public where others say #public with the separator behind it.
    boolean open = !prefix.isEmpty() && name.startsWith(prefix + separator);
    prefix = open ? prefix + separator : prefix;
    String below = name.substring(prefix.length());
    boolean isRoot = namespaces.foreign().contains(name + separator);
    if (below.isEmpty() || isRoot) {
      return Optional.empty();
    }
    int end = separator.isEmpty() ? -1 : below.indexOf(separator);
    String first = prefix + (end < 0 ? below : below.substring(0, end));
    return Optional.of(ModifiedUtf7.decode(first));
  }

  private boolean isPublic(ListedFolder line) {
    String name = line.wireName().toLowerCase(Locale.ROOT);
    return publicRoots.stream()
        .anyMatch(root ->
            name.equals(root) || (!separator.isEmpty() && name.startsWith(root + separator)));
  }
}
