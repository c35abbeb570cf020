package godwit.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.Batch;
import godwit.batch.BatchCommand;
import godwit.batch.BatchStatus;
import godwit.batch.MailboxStatus;
import godwit.failure.MigrationException;
import godwit.report.BatchSummary;
import godwit.report.Summaries;

/** {@code POST /batches/{batch}/start}, {@code stop}, {@code sync} and {@code retry}. */
final class CommandBatch implements Handler {
  private final BatchLookup lookup;
  private final Summaries summaries;
  private final BatchCommand command;
  private final Action action;

  CommandBatch(BatchLookup lookup, Summaries summaries, BatchCommand command, Action action) {
    this.lookup = lookup;
    this.summaries = summaries;
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
      json.put("why", whyNone(batch.status()));
    }
    if (command == BatchCommand.START) {
      started(json, call);
    }
    return ApiAnswer.of(200, MediaType.JSON, Json.text(json));
  }

  /** Those that wait are changed by no command: they go on because their batch does. */
  private void started(ObjectNode json, ApiCall call) throws Refusal, MigrationException {
    BatchSummary now = summaries.of(lookup.batch(call));
    json.put("status", now.batch().status().nativeName())
        .put("pendingCount", now.count(MailboxStatus.QUEUED))
        .put("asOf", now.rows().asOf().toString());
  }

  /** What kept every mailbox from it, for a person who expected some. */
  private String whyNone(BatchStatus before) {
    return switch (command) {
      case SYNC ->
          "no mailbox rests after its initial copy, or each has had a round that was asked for in this"
              + " minute: ask again in a minute, or see which are at work";
      case RETRY -> "no mailbox has failed, and none that rests has messages that failed";
      case START -> whyNoneStarted(before);
      default -> "no mailbox had to be changed for it";
    };
  }

  private static String whyNoneStarted(BatchStatus before) {
    return switch (before) {
      case WAITING, STOPPED, FAILED ->
          "the batch starts; none of its mailboxes had been stopped or had failed, and those that wait"
              + " (pendingCount) go on by themselves, each as soon as a connection is free";
      default ->
          "the batch had been started before, and none of its mailboxes is stopped, has failed or has"
              + " messages that failed";
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
