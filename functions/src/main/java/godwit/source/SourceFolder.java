package godwit.source;

import java.util.List;
import java.util.Optional;

/**
 * A folder at the source.
 *
 * @param wireName the name exactly as the server lists it, still encoded; the folder's identity
 * @param path the decoded names from the root to this folder, at least one, without the namespace
 *     prefix of the user's own mail (an {@code INBOX.} prefix is cut, {@code INBOX} itself stays)
 * @param specialUse what the server says it is for; INBOX is always {@link SpecialUse#INBOX}
 * @param selectable whether it can hold messages
 */
public record SourceFolder(
    String wireName, List<String> path, Optional<SpecialUse> specialUse, boolean selectable) {
  public SourceFolder {
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a folder has at least one name");
    }
  }

  /** The path for a person, names joined by {@code /}. */
  public String display() {
    return String.join("/", path);
  }
}
