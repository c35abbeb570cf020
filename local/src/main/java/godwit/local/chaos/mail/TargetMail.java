package godwit.local.chaos.mail;

/**
 * A message as the target has it.
 *
 * @param folder names joined by slashes
 * @param files how many it has, and how many uploads were begun and not finished
 */
public record TargetMail(String folder, String id, MessageKey key, String files) {}
