package godwit.api;

import godwit.batch.Batch;
import godwit.batch.BatchCommand;
import godwit.failure.MigrationException;

/** {@code POST /batches/{batch}/start}, {@code stop}, {@code sync} and {@code retry}. */
final class CommandBatch implements Handler {
  private final BatchLookup lookup;
  private final BatchCommand command;
  private final Action action;

  CommandBatch(BatchLookup lookup, BatchCommand command, Action action) {
    this.lookup = lookup;
    this.command = command;
    this.action = action;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Batch batch = lookup.batch(call);
    require(command, batch);
    int mailboxes = action.run(batch);
    var json =
        Json.object()
            .put("name", batch.id().name().value())
            .put("command", command.word())
            .put("mailboxes", mailboxes)
            .put("statusUrl", call.address("batches", batch.id().name().value()));
    if (mailboxes == 0) {
      json.put("why", whyNone(command));
    }
    return ApiAnswer.of(200, MediaType.JSON, Json.text(json));
  }

  /** What kept every mailbox from it, for a person who expected some. */
  private static String whyNone(BatchCommand command) {
    return switch (command) {
      case SYNC ->
          "no mailbox rests after its initial copy, or each has had a round that was asked for in this"
              + " minute: ask again in a minute, or see which are at work";
      case RETRY -> "no mailbox has failed, and none that rests has messages that failed";
      default -> "no mailbox had to be changed for it";
    };
  }

  /** Refuses what a batch of this status does not take. */
  static void require(BatchCommand command, Batch batch) throws Refusal {
    if (!command.isPossible(batch.status())) {
      throw impossible(batch, "does not take " + command.word());
    }
  }

  /** Says what the batch is, and what is possible instead. */
  static Refusal impossible(Batch batch, String what) {
    String status = batch.status().nativeName();
    return Refusal.impossible(
            "batch",
            "A batch that is " + status + " " + what + ".",
            BatchCommand.possibleWords(batch.status()))
        .having("batchStatus", status);
  }

  /** Carries a command out. */
  @FunctionalInterface
  interface Action {
    /** Gives how many mailboxes were set going or asked. */
    int run(Batch batch) throws MigrationException;
  }
}
