package godwit.local.fidelity;

import java.util.Arrays;
import java.util.Set;

/**
 * What may be attached to a message besides its parts: the message as it was served, and its
 * header; and files without a byte, which nobody can have made up.
 */
final class Extras {
  private static final Set<String> HEADER = Set.of("headers.txt");

  private static final String EMPTY = Words.sha256(new byte[0]);

  private final Served served;
  private final String whole;

  Extras(Served served) {
    this.served = served;
    this.whole = served.content().sha256();
  }

  boolean isExpected(Arrived.File file) {
    return file.sha256().equals(whole)
        || file.sha256().equals(EMPTY)
        || (HEADER.contains(file.name()) && isHeader(file.sha256()));
  }

  private boolean isHeader(String sha256) {
    int end = bodyStart();
    for (int cut = 0; cut <= 4 && cut <= end; cut++) {
      byte[] header = Arrays.copyOf(served.content().array(), end - cut);
      if (Words.sha256(header).equals(sha256)) {
        return true;
      }
    }
    return false;
  }

  /** Where the body starts: after the first empty line. */
  int bodyStart() {
    byte[] content = served.content().array();
    int line = 0;
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '\n') {
        boolean empty = i == line || (i == line + 1 && content[line] == '\r');
        if (empty) {
          return i + 1;
        }
        line = i + 1;
      }
    }
    return content.length;
  }

  /** The body as served. */
  byte[] rawBody() {
    return Arrays.copyOfRange(served.content().array(), bodyStart(), served.content().length());
  }

  /** The field of this name with its line ends, as served; empty if there is none. */
  String rawField(String name) {
    String header = served.content().latin1().substring(0, bodyStart());
    var field =
        java.util.regex.Pattern.compile("(?im)^" + name + "[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*")
            .matcher(header);
    return field.find() ? field.group() : "";
  }
}
