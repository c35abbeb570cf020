package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import godwit.failure.MigrationException;

/** Queue trigger: mailbox work that failed too often. */
public final class PoisonMailboxFunction {
  private final WorkDoor door;

  PoisonMailboxFunction(WorkDoor door) {
    this.door = door;
  }

  @FunctionName("poison-mailbox")
  public void run(
      @QueueTrigger(
              name = "message",
              queueName = "%MAILBOXES_QUEUE%-poison",
              connection = "GodwitStorage")
          String message,
      ExecutionContext context)
      throws MigrationException {
    door.poison(message, context);
  }
}
