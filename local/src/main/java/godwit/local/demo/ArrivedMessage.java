package godwit.local.demo;

/**
 * A message at the target.
 *
 * @param folder names joined by slashes
 */
record ArrivedMessage(String folder, String id, MessageFacts facts) {}
