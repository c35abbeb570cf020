package godwit.intake;

import godwit.batch.BatchName;
import godwit.batch.BatchOptions;
import godwit.endpoint.SourceEndpoint;
import godwit.seal.Secret;
import java.util.Optional;

/**
 * What was asked for besides the rows, checked.
 *
 * @param sourceSecret the endpoint's own secret in clear, to be sealed
 * @param allowUnknownColumns whether other columns of the CSV are ignored instead of refused
 * @param hook who is told of the batch from its beginning on
 */
record BatchForm(
    BatchName name,
    SourceEndpoint endpoint,
    Optional<Secret> sourceSecret,
    BatchOptions options,
    boolean allowUnknownColumns,
    Optional<HookReader.Reading> hook) {}
