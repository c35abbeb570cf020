package godwit.functions;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The composition root behind the Java worker's injector, which asks for an instance at every
 * invocation. The app is made once for each process and only when first needed, so that a function
 * that answers HTTP loads no class of Graph or IMAP.
 */
public final class Wiring implements FunctionInstanceInjector {
  private final Map<Class<?>, Supplier<Object>> functions;

  /** For the worker, which finds it by {@link java.util.ServiceLoader}. */
  public Wiring() {
    this(Shared.APP);
  }

  Wiring(App app) {
    var http = new HttpDoor(app::api);
    var work = new WorkDoor(app::decode, app::dispatch, app::poison);
    var timer = new TimerDoor(app::timers);
    this.functions =
        Map.ofEntries(
            Map.entry(CreateBatchFunction.class, () -> new CreateBatchFunction(http)),
            Map.entry(UploadBatchFunction.class, () -> new UploadBatchFunction(http)),
            Map.entry(ListBatchesFunction.class, () -> new ListBatchesFunction(http)),
            Map.entry(ShowBatchFunction.class, () -> new ShowBatchFunction(http)),
            Map.entry(PatchBatchFunction.class, () -> new PatchBatchFunction(http)),
            Map.entry(DeleteBatchFunction.class, () -> new DeleteBatchFunction(http)),
            Map.entry(StartBatchFunction.class, () -> new StartBatchFunction(http)),
            Map.entry(StopBatchFunction.class, () -> new StopBatchFunction(http)),
            Map.entry(SyncBatchFunction.class, () -> new SyncBatchFunction(http)),
            Map.entry(RetryBatchFunction.class, () -> new RetryBatchFunction(http)),
            Map.entry(AddMailboxesFunction.class, () -> new AddMailboxesFunction(http)),
            Map.entry(UploadMailboxesFunction.class, () -> new UploadMailboxesFunction(http)),
            Map.entry(ListMailboxesFunction.class, () -> new ListMailboxesFunction(http)),
            Map.entry(ShowMailboxFunction.class, () -> new ShowMailboxFunction(http)),
            Map.entry(DeleteMailboxFunction.class, () -> new DeleteMailboxFunction(http)),
            Map.entry(StartMailboxFunction.class, () -> new StartMailboxFunction(http)),
            Map.entry(StopMailboxFunction.class, () -> new StopMailboxFunction(http)),
            Map.entry(SyncMailboxFunction.class, () -> new SyncMailboxFunction(http)),
            Map.entry(RetryMailboxFunction.class, () -> new RetryMailboxFunction(http)),
            Map.entry(PutCredentialsFunction.class, () -> new PutCredentialsFunction(http)),
            Map.entry(ListMessagesFunction.class, () -> new ListMessagesFunction(http)),
            Map.entry(ShowReportFunction.class, () -> new ShowReportFunction(http)),
            Map.entry(AssessBatchFunction.class, () -> new AssessBatchFunction(http)),
            Map.entry(ShowAssessmentFunction.class, () -> new ShowAssessmentFunction(http)),
            Map.entry(VerifyBatchFunction.class, () -> new VerifyBatchFunction(http)),
            Map.entry(VerifyMailboxFunction.class, () -> new VerifyMailboxFunction(http)),
            Map.entry(ShowVerificationFunction.class, () -> new ShowVerificationFunction(http)),
            Map.entry(ShowCutoverFunction.class, () -> new ShowCutoverFunction(http)),
            Map.entry(ListEndpointsFunction.class, () -> new ListEndpointsFunction(http)),
            Map.entry(ShowEndpointFunction.class, () -> new ShowEndpointFunction(http)),
            Map.entry(PutEndpointFunction.class, () -> new PutEndpointFunction(http)),
            Map.entry(DeleteEndpointFunction.class, () -> new DeleteEndpointFunction(http)),
            Map.entry(TryEndpointFunction.class, () -> new TryEndpointFunction(http)),
            Map.entry(TestEndpointFunction.class, () -> new TestEndpointFunction(http)),
            Map.entry(SubscribeFunction.class, () -> new SubscribeFunction(http)),
            Map.entry(ListHooksFunction.class, () -> new ListHooksFunction(http)),
            Map.entry(UnsubscribeFunction.class, () -> new UnsubscribeFunction(http)),
            Map.entry(AdmitBatchFunction.class, () -> new AdmitBatchFunction(work)),
            Map.entry(PrepareMailboxFunction.class, () -> new PrepareMailboxFunction(work)),
            Map.entry(CopyChunkFunction.class, () -> new CopyChunkFunction(work)),
            Map.entry(PoisonBatchFunction.class, () -> new PoisonBatchFunction(work)),
            Map.entry(PoisonMailboxFunction.class, () -> new PoisonMailboxFunction(work)),
            Map.entry(PoisonChunkFunction.class, () -> new PoisonChunkFunction(work)),
            Map.entry(DailySyncFunction.class, () -> new DailySyncFunction(timer)),
            Map.entry(PulseFunction.class, () -> new PulseFunction(timer)),
            Map.entry(TellFunction.class, () -> new TellFunction(timer)));
  }

  @Override
  public <T> T getInstance(Class<T> functionClass) throws Exception {
    Supplier<Object> function = functions.get(functionClass);
    if (function == null) {
      throw new IllegalArgumentException("no function of class " + functionClass.getName());
    }
    return functionClass.cast(function.get());
  }

  /** One set of app for a process, however many injectors the worker makes. */
  private static final class Shared {
    static final App APP = new App(new Parts(new Settings(System.getenv())));
  }
}
