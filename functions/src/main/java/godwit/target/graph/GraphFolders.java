package godwit.target.graph;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.target.TargetFolder;
import godwit.target.TargetFolderId;
import godwit.target.TargetFolderPath;
import godwit.target.WellKnownFolder;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The folders of one mailbox: found, made, remembered. Safe for use by many threads. */
final class GraphFolders {
  private static final String ARCHIVE = "Archive";

  private final GraphCaller caller;
  private final String address;
  private final Tenant tenant;
  private final Map<List<String>, TargetFolder> known = new ConcurrentHashMap<>();

  GraphFolders(GraphCaller caller, String address, Tenant tenant) {
    this.caller = caller;
    this.address = address;
    this.tenant = tenant;
  }

  /** Finds or makes the folder and what is above it. */
  TargetFolder find(TargetFolderPath path) throws MigrationException {
    List<String> key = path.names().stream().map(GraphFolders::folded).toList();
    String root = path.root().graphName();
    Optional<TargetFolder> above = wellKnown(path.root());
    for (int depth = 1; depth <= key.size(); depth++) {
      List<String> place = prefixed(root, key.subList(0, depth));
      TargetFolder found = known.get(place);
      if (found == null) {
        found = child(path.root(), above, tenant.folderName(path.names().get(depth - 1)));
        known.put(place, found);
      }
      above = Optional.of(found);
    }
    return above.orElseThrow(() -> new IllegalArgumentException("no folder to put messages into"));
  }

  /** Forgets what it knows, for a folder that has vanished. */
  void forget() {
    known.clear();
  }

  private static List<String> prefixed(String root, List<String> names) {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(root), names.stream())
        .toList();
  }

  /** Empty for the root, which holds no messages. */
  private Optional<TargetFolder> wellKnown(WellKnownFolder root) throws MigrationException {
    if (root == WellKnownFolder.ROOT) {
      return Optional.empty();
    }
    TargetFolder found = known.get(List.of(root.graphName()));
    if (found == null) {
      found = ask(root);
      known.put(List.of(root.graphName()), found);
    }
    return Optional.of(found);
  }

  private TargetFolder ask(WellKnownFolder root) throws MigrationException {
    try {
      TargetFolderId id = caller.call(new GetMailFolder(address, root.graphName()));
      return new TargetFolder(id, new TargetFolderPath(root, List.of()));
    } catch (GraphFaultException failed) {
      boolean missing = GraphErrors.meaning(failed.fault()) == GraphErrors.Meaning.GONE;
      if (missing && root == WellKnownFolder.ARCHIVE) {
        // Exchange makes this one only when Outlook first archives something.
        return find(new TargetFolderPath(WellKnownFolder.ROOT, List.of(ARCHIVE)));
      }
      throw GraphErrors.stop(failed.fault(), "find the folder " + root.graphName());
    }
  }

  private TargetFolder child(WellKnownFolder root, Optional<TargetFolder> above, String name)
      throws MigrationException {
    TargetFolderPath path =
        above
            .map(folder -> folder.path().child(name))
            .orElseGet(() -> new TargetFolderPath(root, List.of(name)));
    TargetFolderId parent =
        above.map(TargetFolder::id).orElseGet(() -> new TargetFolderId(root.graphName()));
    try {
      Optional<TargetFolderId> found = look(parent, Optional.of(name), name);
      return found.isPresent()
          ? new TargetFolder(found.get(), path)
          : make(path, parent, name, above.isEmpty());
    } catch (GraphFaultException failed) {
      throw GraphErrors.stop(failed.fault(), "find or make the folder \"" + path.display() + "\"");
    }
  }

  private TargetFolder make(
      TargetFolderPath path, TargetFolderId parent, String name, boolean besideInbox)
      throws MigrationException, GraphFaultException {
    try {
      return new TargetFolder(caller.call(new CreateFolder(address, parent.value(), name)), path);
    } catch (GraphFaultException failed) {
      boolean exists = GraphErrors.meaning(failed.fault()) == GraphErrors.Meaning.EXISTS;
      if (!exists && !failed.fault().isInDoubt()) {
        throw failed;
      }
      // Somebody else was faster, or the answer was lost. The list shows more than the filter
      // finds.
      Optional<TargetFolderId> there = look(parent, Optional.empty(), name);
      if (there.isPresent()) {
        return new TargetFolder(there.get(), path);
      }
      return exists ? elsewhere(path, name, besideInbox) : again(failed);
    }
  }

  private static TargetFolder again(GraphFaultException failed) throws GraphFaultException {
    throw failed;
  }

  /** The name is taken by what Graph does not show: a calendar, contacts, a hidden folder. */
  private TargetFolder elsewhere(TargetFolderPath path, String name, boolean besideInbox)
      throws MigrationException {
    if (!besideInbox || name.equalsIgnoreCase(TargetFolderPath.IMPORTED)) {
      throw new TransientException(
          "ErrorFolderExists",
          "tried to make the folder \"" + path.display() + "\": it exists, but is not shown");
    }
    return find(
        new TargetFolderPath(WellKnownFolder.ROOT, List.of(TargetFolderPath.IMPORTED, name)));
  }

  private Optional<TargetFolderId> look(TargetFolderId parent, Optional<String> filter, String name)
      throws GraphFaultException {
    return caller.call(new ListChildFolders(address, parent.value(), filter)).entrySet().stream()
        .filter(folder -> folded(folder.getKey()).equals(folded(name)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Exchange compares names without case; two normal forms of one name look the same. */
  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
