package godwit.api;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxCommand;
import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;

/**
 * {@code POST /batches/{batch}/mailboxes/{address}/start}, {@code stop}, {@code sync} and {@code
 * retry}.
 */
final class CommandMailbox implements Handler {
  private final BatchLookup lookup;
  private final MailboxCommand command;
  private final Action action;

  CommandMailbox(BatchLookup lookup, MailboxCommand command, Action action) {
    this.lookup = lookup;
    this.command = command;
    this.action = action;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Batch batch = lookup.batch(call);
    Mailbox mailbox = lookup.mailbox(batch, call.path("address"));
    require(command, batch, mailbox);
    boolean done = action.run(batch, mailbox.key());
    boolean goesOn = done && command != MailboxCommand.STOP;
    return answer(call, batch, lookup.mailbox(batch, call.path("address")), goesOn);
  }

  /** Refuses what a mailbox of this status does not take in its batch. */
  static void require(MailboxCommand command, Batch batch, Mailbox mailbox) throws Refusal {
    if (!command.isPossible(batch.status(), mailbox.status())) {
      var possible = MailboxCommand.possibleWords(batch.status(), mailbox.status());
      String status = mailbox.status().nativeName();
      throw Refusal.impossible(
              "mailbox",
              "A mailbox that is "
                  + status
                  + " in a batch that is "
                  + batch.status().nativeName()
                  + " does not take "
                  + command.word()
                  + ".",
              possible)
          .having("mailboxStatus", status)
          .having("batchStatus", batch.status().nativeName());
    }
  }

  /**
   * What became of a command.
   *
   * @param goesOn whether it has work ahead of it now that it had not before
   */
  static ApiAnswer answer(ApiCall call, Batch batch, Mailbox mailbox, boolean goesOn) {
    var json =
        Json.object()
            .put("emailAddress", mailbox.emailAddress())
            .put("status", mailbox.status().nativeName())
            .put("stopRequested", mailbox.stopRequested())
            .put("goesOn", goesOn)
            .put(
                "statusUrl",
                call.address(
                    "batches", batch.id().name().value(), "mailboxes", mailbox.emailAddress()));
    return ApiAnswer.of(200, MediaType.JSON, Json.text(json));
  }

  /** Carries a command out. */
  @FunctionalInterface
  interface Action {
    /** Gives whether it changed anything. */
    boolean run(Batch batch, MailboxKey mailbox) throws MigrationException;
  }
}
