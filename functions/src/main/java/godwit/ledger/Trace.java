package godwit.ledger;

import godwit.source.UidValidity;
import godwit.target.TargetMessageId;
import java.time.Instant;
import java.util.Optional;

/**
 * What the stamp of a message at the target tells: which message of the source it is, though no row
 * says so. Left by an earlier batch, or by a worker that died before it could write the row.
 *
 * @param folder identity of the source folder, 16 hexadecimal digits
 * @param validity generation of {@code uid}
 * @param uid 1 to 4294967295
 * @param fingerprint identity of the content, see {@code godwit.copy.Fingerprint}
 * @param id the message at the target
 * @param received as the target keeps it
 */
public record Trace(
    String folder,
    UidValidity validity,
    long uid,
    String fingerprint,
    TargetMessageId id,
    Optional<Instant> received) {}
