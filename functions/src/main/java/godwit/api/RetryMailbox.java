package godwit.api;

import godwit.batch.Batch;
import godwit.batch.BatchCommand;
import godwit.batch.Mailbox;
import godwit.batch.MailboxCommands;
import godwit.failure.MigrationException;

/** {@code POST /batches/{batch}/mailboxes/{address}/retry}: one failed mailbox goes on. */
final class RetryMailbox implements Handler {
  private final BatchLookup lookup;
  private final MailboxCommands commands;

  RetryMailbox(BatchLookup lookup, MailboxCommands commands) {
    this.lookup = lookup;
    this.commands = commands;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Batch batch = lookup.batch(call);
    Mailbox mailbox = lookup.mailbox(batch, call.path("address"));
    CommandBatch.require(BatchCommand.RETRY, batch);
    boolean goesOn = commands.retry(batch, mailbox.key());
    return answer(call, batch, lookup.mailbox(batch, call.path("address")), goesOn);
  }

  static ApiAnswer answer(ApiCall call, Batch batch, Mailbox mailbox, boolean goesOn) {
    var json =
        Json.object()
            .put("emailAddress", mailbox.emailAddress())
            .put("status", mailbox.status().nativeName())
            .put("goesOn", goesOn)
            .put(
                "statusUrl",
                call.address(
                    "batches", batch.id().name().value(), "mailboxes", mailbox.emailAddress()));
    return ApiAnswer.of(200, MediaType.JSON, Json.text(json));
  }
}
