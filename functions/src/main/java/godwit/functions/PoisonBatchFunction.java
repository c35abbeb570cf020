package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import godwit.failure.MigrationException;

/** Queue trigger: batch work that failed too often. */
public final class PoisonBatchFunction {
  private final WorkDoor door;

  PoisonBatchFunction(WorkDoor door) {
    this.door = door;
  }

  @FunctionName("poison-batch")
  public void run(
      @QueueTrigger(
              name = "message",
              queueName = "%BATCHES_QUEUE%-poison",
              connection = "GodwitStorage")
          String message,
      ExecutionContext context)
      throws MigrationException {
    door.poison(message, context);
  }
}
