package godwit.mime.header;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The header of a message or part: its fields in order, and the block they were read from. */
public final class Headers {
  /** A header without fields. */
  public static final Headers NONE = new Headers("", List.of());

  private final String block;
  private final List<HeaderField> fields;

  private Headers(String block, List<HeaderField> fields) {
    this.block = block;
    this.fields = List.copyOf(fields);
  }

  /**
   * Reads a header block. Lines that neither start nor continue a field are left out of the fields
   * (they stay in the block).
   *
   * @param bytes the header without the empty line that ends it
   */
  public static Headers parse(byte[] bytes) {
    String block = new String(bytes, StandardCharsets.ISO_8859_1);
    var fields = new ArrayList<HeaderField>();
    int start = 0;
    while (start < block.length()) {
      int end = endOfField(block, start);
      int colon = colon(block, start);
      if (colon >= 0) {
        String name = block.substring(start, colon).strip();
        fields.add(new HeaderField(name, block.substring(colon + 1, end)));
      }
      start = end;
    }
    return new Headers(block, fields);
  }

  /** Whether this looks like the first line of a field: a name of RFC 5322 §2.2 and a colon. */
  public static boolean startsField(String line) {
    return colon(line, 0) >= 0;
  }

  /** The value of the first field of this name, unfolded, not decoded. */
  public Optional<String> first(String name) {
    for (HeaderField field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return Optional.of(field.unfolded());
      }
    }
    return Optional.empty();
  }

  /** The values of all fields of this name in order, unfolded, not decoded. */
  public List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(HeaderField::unfolded)
        .toList();
  }

  public boolean has(String name) {
    return first(name).isPresent();
  }

  /** All fields in the order of the message. */
  public List<HeaderField> fields() {
    return fields;
  }

  /** The bytes that were parsed, one {@code char} each. */
  public String block() {
    return block;
  }

  /** Position of the colon that ends a field name starting at {@code start}, or -1. */
  private static int colon(String block, int start) {
    int at = start;
    while (at < block.length() && isNameCharacter(block.charAt(at))) {
      at++;
    }
    int nameEnd = at;
    while (at < block.length() && (block.charAt(at) == ' ' || block.charAt(at) == '\t')) {
      at++;
    }
    return nameEnd > start && at < block.length() && block.charAt(at) == ':' ? at : -1;
  }

  private static boolean isNameCharacter(char c) {
    return c > ' ' && c < 127 && c != ':';
  }

  private static int endOfField(String block, int start) {
    int at = endOfLine(block, start);
    while (at < block.length() && (block.charAt(at) == ' ' || block.charAt(at) == '\t')) {
      at = endOfLine(block, at);
    }
    return at;
  }

  private static int endOfLine(String block, int start) {
    int end = block.indexOf('\n', start);
    return end < 0 ? block.length() : end + 1;
  }

  /** Shows the size only: headers are mail. */
  @Override
  public String toString() {
    return "Headers[" + fields.size() + " fields]";
  }
}
