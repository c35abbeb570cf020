package godwit.intake;

import godwit.batch.BatchName;
import godwit.batch.BatchOptions;
import godwit.endpoint.SourceEndpoint;

/**
 * What was asked for besides the rows, checked.
 *
 * @param allowUnknownColumns whether other columns of the CSV are ignored instead of refused
 */
record BatchForm(
    BatchName name, SourceEndpoint endpoint, BatchOptions options, boolean allowUnknownColumns) {}
