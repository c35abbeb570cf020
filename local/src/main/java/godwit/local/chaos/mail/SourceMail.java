package godwit.local.chaos.mail;

/**
 * A message as the source has it.
 *
 * @param folder names joined by slashes
 */
public record SourceMail(String folder, long uidValidity, long uid, MessageKey key) {}
