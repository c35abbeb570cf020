package godwit.log;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that an operator may want to count or see.
 *
 * @param level how urgent
 * @param name constant, such as {@code leg.ended}
 * @param fields in order; values are numbers, codes and short hashes, never addresses, subjects,
 *     passwords or content
 */
public record Event(Level level, String name, Map<String, Object> fields) {
  /** How urgent an event is. */
  public enum Level {
    /** A change of state. */
    INFO,
    /** Expected trouble that is dealt with. */
    WARN,
    /** A person must look. */
    ERROR
  }

  public Event {
    fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  public static Event info(String name) {
    return new Event(Level.INFO, name, Map.of());
  }

  public static Event warn(String name) {
    return new Event(Level.WARN, name, Map.of());
  }

  public static Event error(String name) {
    return new Event(Level.ERROR, name, Map.of());
  }

  /** The same event with one more field. */
  public Event with(String field, Object value) {
    var more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Event(level, name, more);
  }
}
