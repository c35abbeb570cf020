package godwit.local.host.queue;

import godwit.local.host.app.AppFunction;
import godwit.local.host.app.Executions;
import godwit.local.host.app.InvocationException;
import godwit.local.host.app.Trigger;
import godwit.local.host.app.TypedValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Makes a function's trigger out of a message, with the metadata that the extension gives. */
public final class QueueTriggers {
  private QueueTriggers() {}

  /** Runs {@code function} for messages. */
  public static QueueListener.MessageRunner runner(AppFunction function, Executions executions) {
    return (message, text) -> {
      try {
        executions.run(function, new Trigger(value(function, text), metadata(message, text)));
        return true;
      } catch (InvocationException e) {
        return false; // logged by executions
      }
    };
  }

  /** The value of a queue function's parameter: bytes only where its dataType is binary. */
  public static TypedValue value(AppFunction function, String text) {
    return function.trigger().text("dataType").equalsIgnoreCase("binary")
        ? new TypedValue.Bytes(text.getBytes(StandardCharsets.UTF_8))
        : new TypedValue.Text(text);
  }

  /** Texts come as they are; numbers and times as JSON, and so a time in quotes. */
  private static Map<String, TypedValue> metadata(QueueMessage message, String text) {
    return Map.of(
        "QueueTrigger", new TypedValue.Text(text),
        "Id", new TypedValue.Text(message.id()),
        "PopReceipt", new TypedValue.Text(message.popReceipt()),
        "DequeueCount", new TypedValue.Json(Long.toString(message.dequeueCount())),
        "InsertionTime", json(message.times().inserted()),
        "ExpirationTime", json(message.times().expires()),
        "NextVisibleTime", json(message.times().nextVisible()));
  }

  private static TypedValue json(Instant time) {
    return new TypedValue.Json('"' + time.toString().replace("Z", "+00:00") + '"');
  }
}
