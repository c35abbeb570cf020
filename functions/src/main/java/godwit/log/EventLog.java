package godwit.log;

/** Where events go. One per invocation, as the platform ties a logger to each. */
public interface EventLog {
  /** Writes one event. */
  void write(Event event);
}
