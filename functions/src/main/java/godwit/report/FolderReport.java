package godwit.report;

import godwit.batch.Tally;
import godwit.ledger.FolderPlan;

/**
 * What became of a folder.
 *
 * @param tally of all rounds
 */
public record FolderReport(FolderPlan plan, Tally tally) {}
