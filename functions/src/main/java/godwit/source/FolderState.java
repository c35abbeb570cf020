package godwit.source;

import java.util.Optional;

/**
 * What the server says of a folder when it is opened.
 *
 * @param validity generation of the identifiers
 * @param uidNext lower bound of the next identifier to come, at least 1
 * @param messages how many there are now
 * @param highestModSeq requires CONDSTORE (RFC 7162)
 */
public record FolderState(
    UidValidity validity, long uidNext, long messages, Optional<Long> highestModSeq) {}
