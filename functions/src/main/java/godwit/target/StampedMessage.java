package godwit.target;

import java.time.Instant;
import java.util.Optional;

/**
 * A message at the target that carries a stamp of ours, in whatever folder it lies now.
 *
 * @param received when it was received, as the target keeps it
 */
public record StampedMessage(MessageStamp stamp, TargetMessageId id, Optional<Instant> received) {}
