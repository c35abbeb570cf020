package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import godwit.failure.MigrationException;

/** Timer trigger: starts the incremental round that is due, for every batch. */
public final class DailySyncFunction {
  private final TimerDoor door;

  DailySyncFunction(TimerDoor door) {
    this.door = door;
  }

  @FunctionName("daily-sync")
  public void run(
      @TimerTrigger(name = "timer", schedule = "%SYNC_SCHEDULE%") String timer,
      ExecutionContext context)
      throws MigrationException {
    door.sync(context);
  }
}
