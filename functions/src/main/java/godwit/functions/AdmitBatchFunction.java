package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import godwit.failure.MigrationException;

/** Queue trigger: admits mailboxes of a batch, or purges it. */
public final class AdmitBatchFunction {
  private final WorkDoor door;

  AdmitBatchFunction(WorkDoor door) {
    this.door = door;
  }

  @FunctionName("admit-batch")
  public void run(
      @QueueTrigger(name = "message", queueName = "%BATCHES_QUEUE%", connection = "GodwitStorage")
          String message,
      ExecutionContext context)
      throws MigrationException {
    door.work(message, context);
  }
}
