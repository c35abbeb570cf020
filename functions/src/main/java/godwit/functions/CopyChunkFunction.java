package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import godwit.failure.MigrationException;

/** Queue trigger: copies on where a mailbox's relay stands. */
public final class CopyChunkFunction {
  private final WorkDoor door;

  CopyChunkFunction(WorkDoor door) {
    this.door = door;
  }

  @FunctionName("copy-chunk")
  public void run(
      @QueueTrigger(name = "message", queueName = "%CHUNKS_QUEUE%", connection = "GodwitStorage")
          String message,
      ExecutionContext context)
      throws MigrationException {
    door.work(message, context);
  }
}
