package godwit.local.fidelity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a message as a parser sees it.
 *
 * @param type such as {@code text/plain}, in lower case
 * @param parameters of the type
 * @param disposition in lower case, empty if there is none
 * @param names what the part may be called; empty if it has no name
 * @param contentId without brackets, empty if there is none
 * @param location Content-Location, empty if there is none
 * @param content decoded, empty for a multipart
 * @param children of a multipart
 */
record Part(
    String type,
    Parameters parameters,
    String disposition,
    List<String> names,
    String contentId,
    String location,
    Bytes content,
    List<Part> children) {

  /**
   * Parameters of the type that matter to a text.
   *
   * @param charset as declared, if it is
   */
  record Parameters(Optional<String> charset, boolean flowed, boolean deleteSpace) {}

  boolean isMultipart() {
    return type.startsWith("multipart/");
  }

  boolean isAttachment() {
    return disposition.equals("attachment");
  }

  /** Whether a reader sees it as text: plain, HTML or enriched. */
  boolean isReadable() {
    return !isAttachment() && (isHtml() || type.equals("text/plain") || isEnriched());
  }

  boolean isHtml() {
    return type.equals("text/html");
  }

  boolean isEnriched() {
    return type.equals("text/enriched") || type.equals("text/richtext");
  }

  /** It and everything below that holds bytes. */
  Stream<Part> leaves() {
    return children.isEmpty() ? Stream.of(this) : children.stream().flatMap(Part::leaves);
  }

  static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
