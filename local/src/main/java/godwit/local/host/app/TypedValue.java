package godwit.local.host.app;

/** A value on its way from a trigger into a parameter, as the host tells it to the worker. */
public sealed interface TypedValue {
  /** Nothing: becomes null or an empty Optional. */
  record Empty() implements TypedValue {}

  /** Text as it is. */
  record Text(String text) implements TypedValue {}

  /** A JSON text; strings inside it are quoted. */
  record Json(String json) implements TypedValue {}

  /** Bytes; nobody changes them once handed in. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never shared after it was made
  record Bytes(byte[] bytes) implements TypedValue {}

  /** A whole HTTP request. */
  record Http(HttpRequestData request) implements TypedValue {}
}
