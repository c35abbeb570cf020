package godwit.target;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a folder lies in the target mailbox.
 *
 * @param root the well-known folder it starts from; {@link WellKnownFolder#ROOT} for folders beside
 *     the inbox
 * @param names display names below the root, outermost first; empty for the root itself. A name may
 *     hold any character, {@code /} included.
 */
public record TargetFolderPath(WellKnownFolder root, List<String> names) {
  /** Where a folder goes that cannot lie beside the inbox under its name. */
  public static final String IMPORTED = "Imported";

  public TargetFolderPath {
    names = List.copyOf(names);
    if (root == WellKnownFolder.ROOT && names.isEmpty()) {
      throw new IllegalArgumentException("messages do not go into the root");
    }
  }

  /** The folder of this name below this one. */
  public TargetFolderPath child(String name) {
    var below = new ArrayList<>(names);
    below.add(name);
    return new TargetFolderPath(root, below);
  }

  /** The path for a person, such as {@code Inbox/2019} or {@code Projects/North}. */
  public String display() {
    String below = String.join("/", names);
    if (root == WellKnownFolder.ROOT) {
      return below;
    }
    return names.isEmpty() ? root.graphName() : root.graphName() + "/" + below;
  }
}
