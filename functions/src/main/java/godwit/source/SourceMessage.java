package godwit.source;

/**
 * A message with its bytes. Whoever receives it closes {@code content}.
 *
 * @param summary what the server said of it, flags as of the moment of reading
 */
public record SourceMessage(MessageSummary summary, MimeContent content) {}
