package godwit.api;

import godwit.batch.Batch;
import godwit.batch.BatchCommand;
import godwit.failure.MigrationException;
import godwit.inspection.InspectionCommands;
import godwit.inspection.Run;
import godwit.work.Inspection;
import java.time.Duration;

/**
 * {@code POST /batches/{batch}/assess} and {@code verify}: has every mailbox looked at, and says
 * where to see it.
 */
final class InspectBatch implements Handler {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final BatchLookup lookup;
  private final InspectionCommands commands;
  private final Kind kind;

  /**
   * What is inspected, and where one sees what was found.
   *
   * @param page last part of the address
   */
  record Kind(BatchCommand command, Inspection what, String page) {
    static final Kind ASSESS = new Kind(BatchCommand.ASSESS, Inspection.ASSESS, "assessment");
    static final Kind VERIFY = new Kind(BatchCommand.VERIFY, Inspection.VERIFY, "verification");

    /** Says which run does it, and where to look. */
    ApiAnswer answer(ApiCall call, Batch batch, Run run, int mailboxes) {
      String place = call.address("batches", batch.id().name().value(), page);
      var json =
          Json.object()
              .put("name", batch.id().name().value())
              .put("command", command.word())
              .put("run", run.id())
              .put("askedDateTime", run.asked().toString())
              .put("mailboxes", mailboxes)
              .put("resultUrl", place);
      return ApiAnswer.of(202, MediaType.JSON, Json.text(json))
          .with("Location", place)
          .with("Retry-After", Long.toString(LOOK_AGAIN.toSeconds()));
    }
  }

  InspectBatch(BatchLookup lookup, InspectionCommands commands, Kind kind) {
    this.lookup = lookup;
    this.commands = commands;
    this.kind = kind;
  }

  @Override
  public ApiAnswer handle(ApiCall call) throws Refusal, MigrationException {
    Batch batch = lookup.batch(call);
    CommandBatch.require(kind.command(), batch);
    return kind.answer(call, batch, commands.inspect(batch, kind.what()), batch.mailboxes());
  }
}
