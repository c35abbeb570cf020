package godwit.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import godwit.log.Event;
import godwit.log.EventLog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;

/** Events as one line of JSON each through the invocation's logger: only that reaches the host. */
record ContextLog(ExecutionContext context) implements EventLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void write(Event event) {
    context.getLogger().log(level(event.level()), () -> line(event));
  }

  private static Level level(Event.Level level) {
    return switch (level) {
      case INFO -> Level.INFO;
      case WARN -> Level.WARNING;
      case ERROR -> Level.SEVERE;
    };
  }

  private static String line(Event event) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("evt", event.name());
    event.fields().forEach((k, v) -> line.put(k, v instanceof Number ? v : v.toString()));
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text and numbers are always JSON", e);
    }
  }
}
