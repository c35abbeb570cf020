package godwit.relay;

import godwit.batch.BatchStore;
import godwit.batch.MailboxStore;
import godwit.batch.TargetClaims;
import godwit.endpoint.Slots;
import godwit.inspection.InspectionBooks;
import godwit.ledger.FolderPlans;
import godwit.ledger.Ledger;
import godwit.ledger.Traces;
import godwit.report.SummaryStore;
import godwit.work.WorkQueue;

/** Everything that outlives an invocation. */
public record Stores(
    BatchStore batches,
    MailboxStore mailboxes,
    TargetClaims claims,
    FolderPlans plans,
    Ledger ledger,
    Traces traces,
    Slots slots,
    InspectionBooks inspections,
    SummaryStore summaries,
    WorkQueue queue) {}
