package godwit.target;

import java.util.List;

/**
 * A mail to be sent.
 *
 * @param html its body, a whole document
 * @param recipients addresses, at least one
 * @param files what goes with it; with base64 and the body at most 4 MB, as Graph takes no larger
 *     request
 */
public record OutgoingMail(
    String subject, String html, List<String> recipients, List<AttachedFile> files) {
  public OutgoingMail {
    recipients = List.copyOf(recipients);
    files = List.copyOf(files);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("a mail to nobody");
    }
  }

  /** Shows neither addresses nor content. */
  @Override
  public String toString() {
    return "OutgoingMail[hidden]";
  }

  /**
   * A text file.
   *
   * @param contentType its media type, such as {@code text/csv}
   * @param text its content, written as UTF-8
   */
  public record AttachedFile(String name, String contentType, String text) {
    /** Shows no content. */
    @Override
    public String toString() {
      return "AttachedFile[hidden]";
    }
  }
}
