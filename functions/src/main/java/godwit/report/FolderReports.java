package godwit.report;

import godwit.batch.MailboxKey;
import godwit.batch.Tally;
import godwit.failure.MigrationException;
import godwit.ledger.Chunk;
import godwit.ledger.FolderPlan;
import godwit.ledger.FolderPlans;
import godwit.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;

/** Adds up the ledger by folder: one storage request per folder and mailbox, or a few. */
public final class FolderReports {
  private final FolderPlans plans;
  private final Ledger ledger;

  public FolderReports(FolderPlans plans, Ledger ledger) {
    this.plans = plans;
    this.ledger = ledger;
  }

  /** The folders of a mailbox, in the order in which they are copied. */
  public List<FolderReport> of(MailboxKey mailbox) throws MigrationException {
    var reports = new ArrayList<FolderReport>();
    for (FolderPlan plan : plans.all(mailbox)) {
      reports.add(new FolderReport(plan, tally(plan)));
    }
    return reports;
  }

  /** Of the present generation: what another one brought over has a row in this one too. */
  private Tally tally(FolderPlan folder) throws MigrationException {
    Tally sum = Tally.NONE;
    for (Chunk chunk : ledger.chunks(folder.key())) {
      if (chunk.key().validity().equals(folder.validity())) {
        sum = sum.plus(chunk.tally());
      }
    }
    return sum;
  }
}
