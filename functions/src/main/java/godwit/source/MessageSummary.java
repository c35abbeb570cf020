package godwit.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What can be known of a message without its body.
 *
 * @param uid 1 to 4294967295
 * @param sizeBytes RFC822.SIZE as the server says; servers err, so it is a hint
 * @param internalDate when the server received it; absent or unreadable at some servers
 * @param emailId the server's own identity of the content (OBJECTID EMAILID, X-GM-MSGID), if any
 * @param labels Gmail's labels, decoded, the folder's own left out; names of labels within labels
 *     are parted by slashes, system labels begin with a backslash
 */
public record MessageSummary(
    long uid,
    long sizeBytes,
    Optional<Instant> internalDate,
    MessageFlags flags,
    Optional<String> emailId,
    List<String> labels) {
  public MessageSummary {
    labels = List.copyOf(labels);
  }

  /** A message of a server without labels. */
  public MessageSummary(
      long uid,
      long sizeBytes,
      Optional<Instant> internalDate,
      MessageFlags flags,
      Optional<String> emailId) {
    this(uid, sizeBytes, internalDate, flags, emailId, List.of());
  }
}
