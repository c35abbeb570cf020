package godwit.mime.property;

import godwit.mime.body.TextSize;
import godwit.mime.charset.TextDecoder;
import godwit.mime.degradation.Degradation;
import godwit.mime.degradation.Degradations;
import godwit.mime.header.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** PidTagTransportMessageHeaders: the header as it came, for people who look at it. */
final class TransportHeaders {
  /**
   * Longest value, in bytes of a request: Exchange keeps 256 KB of headers of a message
   * (graph-import.md §3.3). Real headers take 2 to 20 KB.
   */
  static final int LONGEST_JSON_BYTES = 256 << 10;

  private TransportHeaders() {}

  /** The header with CRLF line ends, decoded where it is 8-bit, cut at the end of a line. */
  static Optional<String> text(Headers headers, Degradations degradations) {
    String block = headers.block();
    int envelope = block.startsWith("From ") ? block.indexOf('\n') + 1 : 0;
    byte[] bytes = block.substring(envelope).getBytes(StandardCharsets.ISO_8859_1);
    String text = clean(TextDecoder.undeclared(bytes));
    String start = TextSize.start(text, LONGEST_JSON_BYTES);
    if (start.length() < text.length()) {
      degradations.note(Degradation.HEADERS_SHORTENED);
      text = start.substring(0, start.lastIndexOf('\n') + 1);
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
