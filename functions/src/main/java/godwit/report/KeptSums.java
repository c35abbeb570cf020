package godwit.report;

import godwit.batch.BatchId;
import java.time.Instant;

/**
 * What the rows of a batch add up to, and how long that may stay so without another look.
 *
 * @param batchVersion of the batch's own row at that time; with another one, rows may have been
 *     added or removed
 * @param quietUntil until then nothing can be late even if nobody writes to a row
 */
public record KeptSums(BatchId batch, RowSums rows, String batchVersion, Instant quietUntil) {}
