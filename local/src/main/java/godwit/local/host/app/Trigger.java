package godwit.local.host.app;

import java.util.Map;

/**
 * What made a function run.
 *
 * @param value for the parameter that carries the trigger's annotation
 * @param metadata for parameters with {@code @BindingName}, by that name
 */
public record Trigger(TypedValue value, Map<String, TypedValue> metadata) {
  public Trigger {
    metadata = Map.copyOf(metadata);
  }

  /** A trigger without metadata. */
  public static Trigger of(TypedValue value) {
    return new Trigger(value, Map.of());
  }
}
