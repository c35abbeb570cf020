package godwit.source;

import java.util.Optional;

/**
 * What the server says of a folder when it is opened.
 *
 * @param validity generation of the identifiers
 * @param uidNext lower bound of the next identifier to come, at least 1
 * @param messages how many there are now
 * @param highestModSeq requires CONDSTORE (RFC 7162)
 * @param view whether it only shows messages that lie in other folders, as a saved search does
 */
public record FolderState(
    UidValidity validity, long uidNext, long messages, Optional<Long> highestModSeq, boolean view) {
  /** A folder with messages of its own. */
  public FolderState(
      UidValidity validity, long uidNext, long messages, Optional<Long> highestModSeq) {
    this(validity, uidNext, messages, highestModSeq, false);
  }

  /** The same of a generation that the server does not tell from this one. */
  public FolderState in(UidValidity generation) {
    return new FolderState(generation, uidNext, messages, highestModSeq, view);
  }
}
