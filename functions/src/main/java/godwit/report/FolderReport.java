package godwit.report;

import godwit.ledger.FolderPlan;
import godwit.ledger.Tally;

/**
 * What became of a folder.
 *
 * @param tally of all rounds
 */
public record FolderReport(FolderPlan plan, Tally tally) {}
