package godwit.target;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A file that a message carries.
 *
 * @param name file name, decoded; never empty
 * @param contentType such as {@code application/pdf}, without parameters
 * @param inline whether the body shows it (cid:)
 * @param contentId without angle brackets
 * @param contentLocation where the body refers to it by URL
 * @param content the decoded bytes
 */
public record Attachment(
    String name,
    String contentType,
    boolean inline,
    Optional<String> contentId,
    Optional<String> contentLocation,
    Content content) {
  /** Shows the size only: names are mail. */
  @Override
  public String toString() {
    return "Attachment[" + content.sizeBytes() + " bytes]";
  }

  /** Decoded bytes of known size, readable any number of times, never held whole by necessity. */
  public interface Content {
    /** Exact number of bytes that {@link #open} yields. */
    long sizeBytes();

    InputStream open() throws IOException;
  }
}
