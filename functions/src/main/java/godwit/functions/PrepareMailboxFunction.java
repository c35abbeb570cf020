package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import godwit.failure.MigrationException;

/** Queue trigger: plans a round of a mailbox. */
public final class PrepareMailboxFunction {
  private final WorkDoor door;

  PrepareMailboxFunction(WorkDoor door) {
    this.door = door;
  }

  @FunctionName("prepare-mailbox")
  public void run(
      @QueueTrigger(name = "message", queueName = "%MAILBOXES_QUEUE%", connection = "GodwitStorage")
          String message,
      ExecutionContext context)
      throws MigrationException {
    door.work(message, context);
  }
}
