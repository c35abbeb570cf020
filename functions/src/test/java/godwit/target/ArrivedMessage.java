package godwit.target;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A message as a target holds it, read back by another route than the port.
 *
 * @param from address, empty if there is none
 * @param to addresses
 * @param properties MAPI properties that were given by name, by their Graph id
 */
public record ArrivedMessage(
    String id,
    String subject,
    String body,
    String from,
    List<String> to,
    String internetMessageId,
    Instant received,
    boolean draft,
    boolean read,
    boolean flagged,
    List<String> categories,
    Map<String, String> properties,
    List<ArrivedAttachment> attachments) {

  /** An attachment of it. */
  public record ArrivedAttachment(String name, boolean inline, String contentId, String sha256) {}
}
