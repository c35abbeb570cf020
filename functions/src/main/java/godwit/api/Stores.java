package godwit.api;

import godwit.batch.BatchStore;
import godwit.batch.MailboxStore;
import godwit.inspection.InspectionBooks;
import godwit.ledger.FolderPlans;
import godwit.ledger.Ledger;
import godwit.report.SummaryStore;

/** Where the HTTP interface reads from. */
public record Stores(
    BatchStore batches,
    MailboxStore mailboxes,
    FolderPlans plans,
    Ledger ledger,
    InspectionBooks inspections,
    SummaryStore summaries,
    Tells tells) {}
