package godwit.seal;

/**
 * A batch's data key as it is stored: wrapped by the key {@code keyId}.
 *
 * @param keyId which key wrapped it, with its version, so that rotation leaves old batches readable
 * @param text the wrapped key as base64
 */
public record WrappedKey(String keyId, String text) {}
