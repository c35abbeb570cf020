package godwit.seal;

/**
 * A secret as it is stored: AES-256-GCM under the batch's data key.
 *
 * @param text nonce, ciphertext and tag as base64
 */
public record SealedSecret(String text) {}
