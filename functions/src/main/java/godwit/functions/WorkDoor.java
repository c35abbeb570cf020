package godwit.functions;

import com.microsoft.azure.functions.ExecutionContext;
import godwit.failure.MigrationException;
import godwit.relay.PoisonWork;
import godwit.relay.WorkDispatch;
import godwit.work.WorkItem;
import java.util.function.Function;
import java.util.function.Supplier;

/** From a queue message to the work that it asks for. */
final class WorkDoor {
  private final Function<String, WorkItem> codec;
  private final Supplier<WorkDispatch> dispatch;
  private final Supplier<PoisonWork> poison;

  WorkDoor(
      Function<String, WorkItem> codec,
      Supplier<WorkDispatch> dispatch,
      Supplier<PoisonWork> poison) {
    this.codec = codec;
    this.dispatch = dispatch;
    this.poison = poison;
  }

  void work(String message, ExecutionContext context) throws MigrationException {
    dispatch.get().handle(codec.apply(message), new ContextLog(context));
  }

  void poison(String message, ExecutionContext context) throws MigrationException {
    poison.get().handle(codec.apply(message), new ContextLog(context));
  }
}
