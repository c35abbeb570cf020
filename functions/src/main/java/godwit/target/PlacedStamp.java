package godwit.target;

import java.util.Optional;

/**
 * A stamped message and where it lies.
 *
 * @param folder it lies in now; empty if the target does not tell
 */
public record PlacedStamp(StampedMessage message, Optional<TargetFolderId> folder) {}
