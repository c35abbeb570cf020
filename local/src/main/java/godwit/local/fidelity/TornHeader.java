package godwit.local.fidelity;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Messages and parts whose header runs into the body, as the empty line between them was lost. */
final class TornHeader {
  private static final Pattern FIELD = Pattern.compile("[!-9;-~]+[ \\t]*:.*", Pattern.DOTALL);

  /** Empty lines that some servers put before a header. */
  private static final Pattern LEADING =
      Pattern.compile("^(?:\\r?\\n)+(?=(?i:from|received|return-path|date|subject|to)[ \\t]*:)");

  private final String text;
  private final Set<String> boundaries;
  private final StringBuilder closed;
  private boolean inHeader = true;
  private boolean isFirst = true;

  private TornHeader(String text) {
    this.text = text;
    this.boundaries = new HashSet<>(Boundaries.in(text));
    this.closed = new StringBuilder(text.length() + 16);
  }

  /** The message with an empty line before each line that is no field in a header. */
  static byte[] closed(byte[] message) {
    return new TornHeader(new String(message, StandardCharsets.ISO_8859_1))
        .close()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private String close() {
    int at = LEADING.matcher(text).find() ? text.indexOf(text.strip().charAt(0)) : 0;
    at = text.startsWith("From ", at) ? text.indexOf('\n', at) + 1 : at;
    closed.append(text, LEADING.matcher(text).find() ? at : 0, at);
    while (at < text.length()) {
      int next = text.indexOf('\n', at) + 1;
      String line = text.substring(at, next == 0 ? text.length() : next);
      take(line);
      at += line.length();
    }
    return closed.toString();
  }

  private void take(String line) {
    boolean delimiter = line.startsWith("--") && boundaries.contains(line.substring(2).strip());
    if (delimiter) {
      inHeader = true;
      isFirst = true;
    } else if (inHeader) {
      boolean folded = !isFirst && (line.startsWith(" ") || line.startsWith("\t"));
      boolean empty = line.equals("\n") || line.equals("\r\n");
      isFirst = false;
      if (empty || (!folded && !FIELD.matcher(line).matches())) {
        closed.append(empty ? "" : "\r\n");
        inHeader = false;
      }
    }
    closed.append(line);
  }
}
