package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import godwit.failure.MigrationException;

/** Timer trigger: scheduled starts, stalled work, removals. */
public final class PulseFunction {
  private final TimerDoor door;

  PulseFunction(TimerDoor door) {
    this.door = door;
  }

  @FunctionName("pulse")
  public void run(
      @TimerTrigger(name = "timer", schedule = "%PULSE_SCHEDULE%") String timer,
      ExecutionContext context)
      throws MigrationException {
    door.pulse(context);
  }
}
