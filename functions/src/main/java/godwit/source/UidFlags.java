package godwit.source;

/**
 * The flags that a message has now.
 *
 * @param uid 1 to 4294967295
 */
public record UidFlags(long uid, MessageFlags flags) {}
