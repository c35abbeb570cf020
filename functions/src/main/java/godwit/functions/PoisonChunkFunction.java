package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import godwit.failure.MigrationException;

/** Queue trigger: chunk work that failed too often. */
public final class PoisonChunkFunction {
  private final WorkDoor door;

  PoisonChunkFunction(WorkDoor door) {
    this.door = door;
  }

  @FunctionName("poison-chunk")
  public void run(
      @QueueTrigger(
              name = "message",
              queueName = "%CHUNKS_QUEUE%-poison",
              connection = "GodwitStorage")
          String message,
      ExecutionContext context)
      throws MigrationException {
    door.poison(message, context);
  }
}
