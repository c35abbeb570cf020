package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import godwit.failure.MigrationException;

/** Timer trigger: report mails and web hooks that are due. */
public final class TellFunction {
  private final TimerDoor door;

  TellFunction(TimerDoor door) {
    this.door = door;
  }

  @FunctionName("tell")
  public void run(
      @TimerTrigger(name = "timer", schedule = "%PULSE_SCHEDULE%") String timer,
      ExecutionContext context)
      throws MigrationException {
    door.tell(context);
  }
}
