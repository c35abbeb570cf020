package godwit.api;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.failure.MigrationException;
import godwit.inspection.InspectionCommands;

/** {@code POST /batches/{batch}/mailboxes/{address}/verify}: looks at one mailbox. */
final class InspectMailbox implements Handler {
  private final BatchLookup lookup;
  private final InspectionCommands commands;
  private final InspectBatch.Kind kind;

  InspectMailbox(BatchLookup lookup, InspectionCommands commands, InspectBatch.Kind kind) {
    this.lookup = lookup;
    this.commands = commands;
    this.kind = kind;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Batch batch = lookup.batch(call);
    Mailbox mailbox = lookup.mailbox(batch, call.path("address"));
    CommandBatch.require(kind.command(), batch);
    return kind.answer(call, batch, commands.inspect(batch, mailbox, kind.what()), 1);
  }
}
