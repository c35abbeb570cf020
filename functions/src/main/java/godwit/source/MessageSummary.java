package godwit.source;

import java.time.Instant;
import java.util.Optional;

/**
 * What can be known of a message without its body.
 *
 * @param uid 1 to 4294967295
 * @param sizeBytes RFC822.SIZE as the server says; servers err, so it is a hint
 * @param internalDate when the server received it; absent or unreadable at some servers
 * @param emailId the server's own identity of the content (OBJECTID EMAILID, X-GM-MSGID), if any
 */
public record MessageSummary(
    long uid,
    long sizeBytes,
    Optional<Instant> internalDate,
    MessageFlags flags,
    Optional<String> emailId) {}
