package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxCommand;
import godwit.batch.MailboxCommands;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import java.time.Duration;

/**
 * {@code DELETE /batches/{batch}/mailboxes/{address}}: takes one mailbox out of its batch and says
 * what that removes. 200 when it is gone, 202 while its worker is still asked to stop; a repeat
 * then is no error.
 */
final class DeleteMailbox implements Handler {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final BatchLookup lookup;
  private final MailboxCommands commands;

  DeleteMailbox(BatchLookup lookup, MailboxCommands commands) {
    this.lookup = lookup;
    this.commands = commands;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Batch batch = lookup.batch(call);
    Mailbox mailbox = lookup.mailbox(batch, call.path("address"));
    CommandMailbox.require(MailboxCommand.DELETE, batch, mailbox);
    MailboxCommands.Removal removal =
        commands
            .remove(batch, mailbox.key())
            .orElseThrow(() -> Refusal.notFound("mailbox", "The mailbox is gone."));
    ObjectNode json = Json.object().put("emailAddress", mailbox.emailAddress());
    removed(json.putObject("removed"), removal);
    if (removal.done()) {
      return ApiAnswer.of(200, MediaType.JSON, Json.text(json));
    }
    String place =
        call.address("batches", batch.id().name().value(), "mailboxes", mailbox.emailAddress());
    json.put("status", MailboxStatus.REMOVING.nativeName()).put("statusUrl", place);
    return ApiAnswer.of(202, MediaType.JSON, Json.text(json))
        .with("Location", place)
        .with("Retry-After", Long.toString(LOOK_AGAIN.toSeconds()));
  }

  private static void removed(ObjectNode json, MailboxCommands.Removal removal) {
    json.put("mailboxes", 1)
        .put("secrets", 1)
        .put("folders", removal.folders())
        .put("messagesAccountedFor", removal.accounted().messages())
        .put("messagesRemovedFromExchange", 0);
  }
}
