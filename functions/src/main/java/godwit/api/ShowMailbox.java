package godwit.api;

import godwit.batch.Mailbox;
import godwit.failure.MigrationException;
import godwit.report.FolderReports;

/** {@code GET /batches/{batch}/mailboxes/{address}}: one mailbox, folder by folder. */
final class ShowMailbox implements Handler {
  private final BatchLookup lookup;
  private final FolderReports folders;

  ShowMailbox(BatchLookup lookup, FolderReports folders) {
    this.lookup = lookup;
    this.folders = folders;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Mailbox mailbox = lookup.mailbox(lookup.batch(call), call.path("address"));
    String json = Json.text(MailboxJson.full(mailbox, folders.of(mailbox.key())));
    return ApiAnswer.of(200, MediaType.JSON, json).with("ETag", Opaque.tag(mailbox.version()));
  }
}
