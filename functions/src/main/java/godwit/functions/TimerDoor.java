package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import godwit.failure.MigrationException;
import godwit.relay.Timers;
import java.util.function.Supplier;

/** From a timer to what is to be done at such times. */
final class TimerDoor {
  private final Supplier<Timers> timers;

  TimerDoor(Supplier<Timers> timers) {
    this.timers = timers;
  }

  void pulse(ExecutionContext context) throws MigrationException {
    timers.get().pulse(new ContextLog(context));
  }

  void tell(ExecutionContext context) throws MigrationException {
    timers.get().tell(new ContextLog(context));
  }

  void sync(ExecutionContext context) throws MigrationException {
    timers.get().sync(new ContextLog(context));
  }
}
