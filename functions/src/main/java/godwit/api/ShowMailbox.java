package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxCommand;
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
    Batch batch = lookup.batch(call);
    Mailbox mailbox = lookup.mailbox(batch, call.path("address"));
    ObjectNode json = MailboxJson.full(mailbox, folders.of(mailbox.key()));
    BatchJson.strings(
        json, "possibleCommands", MailboxCommand.possibleWords(batch.status(), mailbox.status()));
    return ApiAnswer.of(200, MediaType.JSON, Json.text(json))
        .with("ETag", Opaque.tag(mailbox.version()));
  }
}
