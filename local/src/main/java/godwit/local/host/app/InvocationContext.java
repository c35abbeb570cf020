package godwit.local.host.app;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The context that a function is handed; its logger writes under the invocation's id. */
final class InvocationContext implements ExecutionContext {
  private final String function;
  private final String id;
  private final Logger logger;

  InvocationContext(String function, String id, HostLog log) {
    this.function = function;
    this.id = id;
    this.logger = Logger.getAnonymousLogger();
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.INFO);
    logger.addHandler(new ToHostLog(function, id, log));
  }

  @Override
  public Logger getLogger() {
    return logger;
  }

  @Override
  public String getInvocationId() {
    return id;
  }

  @Override
  public String getFunctionName() {
    return function;
  }

  private static final class ToHostLog extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final String function;
    private final String id;
    private final HostLog log;

    ToHostLog(String function, String id, HostLog log) {
      this.function = function;
      this.id = id;
      this.log = log;
    }

    @Override
    public void publish(LogRecord record) {
      Throwable thrown = record.getThrown();
      String message = formatter.formatMessage(record);
      log.invocation(
          record.getLevel().getName(),
          function,
          id,
          thrown == null ? message : message + " " + HostLog.stack(thrown));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
