package godwit.mime.property;

import godwit.mime.charset.TextDecoder;
import godwit.mime.degradation.Degradation;
import godwit.mime.degradation.Degradations;
import godwit.mime.header.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** PidTagTransportMessageHeaders: the header as it came, for people who look at it. */
final class TransportHeaders {
  /**
   * Longest value. Real headers take 2 to 20 KB; a large one is a list of recipients, which are
   * properties of their own. How much Exchange takes is not documented; 64 K characters leave room
   * for everything else in a request of 4 MB.
   */
  static final int LONGEST = 64 << 10;

  private TransportHeaders() {}

  /** The header with CRLF line ends, decoded where it is 8-bit, cut at the end of a line. */
  static Optional<String> text(Headers headers, Degradations degradations) {
    String block = headers.block();
    int envelope = block.startsWith("From ") ? block.indexOf('\n') + 1 : 0;
    byte[] bytes = block.substring(envelope).getBytes(StandardCharsets.ISO_8859_1);
    String text = clean(TextDecoder.undeclared(bytes));
    if (text.length() > LONGEST) {
      degradations.note(Degradation.HEADERS_SHORTENED);
      int end = text.lastIndexOf('\n', LONGEST);
      text = text.substring(0, end < 0 ? 0 : end + 1);
    }
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  private static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.chars()
        .filter(c -> (c >= ' ' && c != 0x7F) || c == '\t' || c == '\r' || c == '\n')
        .forEach(c -> clean.append((char) c));
    return clean.toString();
  }
}
