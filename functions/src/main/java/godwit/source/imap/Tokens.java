package godwit.source.imap;

import godwit.source.MimeContent;
import godwit.source.UidRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.ParsingException;

/**
 * Splits an answer into atoms, strings and lists (RFC 9051 §9). Tolerates more than one space;
 * never reads beyond the answer.
 */
final class Tokens {
  private static final int DEEPEST_LIST = 100;

  /** Fewer than a long has room for. */
  private static final int MOST_DIGITS = 18;

  /** What may follow a name (RFC 5258 §3). */
  private static final Pattern EXTENDED =
      Pattern.compile(" \\( ?\\(?\"?(CHILDINFO|OLDNAME)\\b.*", Pattern.CASE_INSENSITIVE);

  private final byte[] bytes;
  private int position;
  private final int end;
  private final List<WireReader.Spooled> spooled;

  Tokens(byte[] bytes, int start, int end, List<WireReader.Spooled> spooled) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
    this.spooled = spooled;
  }

  boolean atEnd() {
    skipSpaces();
    return position >= end;
  }

  /** Nothing may follow but parentheses too many, which some servers send. */
  void expectEnd() throws ParsingException {
    while (take(')')) {
      // Passed over.
    }
    if (!atEnd()) {
      throw error("end of answer expected");
    }
  }

  boolean nextIs(char expected) {
    skipSpaces();
    return position < end && bytes[position] == expected;
  }

  /** Steps over {@code expected} if it is next. */
  boolean take(char expected) {
    boolean is = nextIs(expected);
    if (is) {
      position++;
    }
    return is;
  }

  void expect(char expected) throws ParsingException {
    if (!take(expected)) {
      throw error("'" + expected + "' expected");
    }
  }

  /** A word up to a space, parenthesis or quote; brackets keep what is between them together. */
  String atom() throws ParsingException {
    skipSpaces();
    int start = position;
    boolean bracket = false;
    while (position < end && (bracket || !endsAtom(bytes[position]))) {
      bracket = bytes[position] == '[' || (bracket && bytes[position] != ']');
      position++;
    }
    if (position == start) {
      throw error("atom expected");
    }
    return text(start, position);
  }

  /** As {@link #atom}, but a bracket is a character like any other, as in keywords. */
  private String word() throws ParsingException {
    skipSpaces();
    int start = position;
    while (position < end && !endsAtom(bytes[position])) {
      position++;
    }
    if (position == start) {
      throw error("atom expected");
    }
    return text(start, position);
  }

  /** An identifier of a message, 1 to 4294967295. */
  long uid() throws ParsingException {
    long uid = number();
    if (uid < 1 || uid > UidRange.MAX_UID) {
      throw error("identifier expected");
    }
    return uid;
  }

  /** Digits as a number up to 2^63-1. */
  long number() throws ParsingException {
    String atom = atom();
    try {
      return Long.parseLong(atom);
    } catch (NumberFormatException e) {
      throw error("number expected");
    }
  }

  /** An atom, quoted string or literal, byte for byte as Latin-1; empty for NIL. */
  Optional<String> string() throws ParsingException {
    if (nextIs('"')) {
      return Optional.of(quoted());
    }
    if (nextIsLiteral()) {
      int length = literal();
      return Optional.of(text(position - length, position));
    }
    String atom = atom();
    return atom.equalsIgnoreCase("NIL") ? Optional.empty() : Optional.of(atom);
  }

  /**
   * The name at the end of a line, byte for byte as Latin-1. Old servers leave out the quotes
   * around names with spaces, and leave a space at the end of a line.
   */
  String lastName() throws ParsingException {
    if (nextIs('"') || nextIsLiteral()) {
      return string().orElse("");
    }
    String rest = text(position, end).strip();
    position = end;
    if (rest.isEmpty()) {
      throw error("name expected");
    }
    return EXTENDED.matcher(rest).replaceFirst("");
  }

  /** The body of a message; empty for NIL. */
  Optional<MimeContent> content() throws ParsingException {
    if (!nextIsLiteral()) {
      return string()
          .map(s -> s.getBytes(StandardCharsets.ISO_8859_1))
          .map(b -> new HeapContent(b, 0, b.length));
    }
    int start = literalStart();
    for (var large : spooled) {
      if (large.at() == start) {
        position = start;
        return Optional.of(large.content());
      }
    }
    int length = literal();
    return Optional.of(new HeapContent(bytes, position - length, length));
  }

  /** As {@link #content}; empty also where the server leaves the value out, as Yandex does. */
  Optional<MimeContent> contentOrNothing() throws ParsingException {
    return nextIs(')') ? Optional.empty() : content();
  }

  /** The words of a list in parentheses; none for NIL. */
  List<String> atoms() throws ParsingException {
    var atoms = new ArrayList<String>();
    if (!take('(')) {
      skipValue();
      return atoms;
    }
    while (!take(')')) {
      atoms.add(nextIs('"') || nextIsLiteral() ? string().orElse("") : word());
    }
    return atoms;
  }

  /** Steps over one value of any kind. */
  void skipValue() throws ParsingException {
    skipValue(0);
  }

  ParsingException error(String what) {
    return new ParsingException(what + " at byte " + position + " of an answer");
  }

  private void skipValue(int depth) throws ParsingException {
    if (depth > DEEPEST_LIST) {
      throw error("lists too deep");
    }
    if (take('(')) {
      while (!take(')')) {
        skipValue(depth + 1);
      }
    } else {
      content();
    }
  }

  private String quoted() throws ParsingException {
    var text = new StringBuilder();
    for (position++; position < end; position++) {
      byte b = bytes[position];
      if (b == '"') {
        position++;
        return text.toString();
      }
      // Nothing else is ever escaped; a backslash that parts names may come as it is.
      if (b == '\\' && position + 1 < end && isEscaped(bytes[position + 1])) {
        b = bytes[++position];
      }
      text.append((char) (b & 0xff));
    }
    throw error("closing quote missing");
  }

  private static boolean isEscaped(byte b) {
    return b == '"' || b == '\\';
  }

  /** Whether a literal is next; a tilde before it says that it may hold zeros (RFC 3516). */
  private boolean nextIsLiteral() {
    skipSpaces();
    if (position + 1 < end && bytes[position] == '~' && bytes[position + 1] == '{') {
      position++;
    }
    return nextIs('{');
  }

  /** Steps over a literal in the heap and says how long it was. */
  private int literal() throws ParsingException {
    int open = position;
    int start = literalStart();
    // A sign is no digit: fewer than no bytes would lead back, and round and round.
    OptionalLong length = digits(text(open + 1, start - 3));
    if (length.isEmpty()) {
      throw error("literal expected");
    }
    if (length.getAsLong() > end - start) {
      throw error("literal too long");
    }
    position = start + (int) length.getAsLong();
    return (int) length.getAsLong();
  }

  /** One to 18 digits as a number, nothing for any other text; read for each message. */
  static OptionalLong digits(String text) {
    boolean sound =
        !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return sound ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  private int literalStart() throws ParsingException {
    int close = position;
    while (close < end && bytes[close] != '}') {
      close++;
    }
    if (close + 3 > end) {
      throw error("literal expected");
    }
    return close + 3;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private void skipSpaces() {
    while (position < end && bytes[position] == ' ') {
      position++;
    }
  }

  private static boolean endsAtom(byte b) {
    return b == ' ' || b == '(' || b == ')' || b == '"' || b == '{';
  }

  /** Capitals, as item names are compared. */
  String name() throws ParsingException {
    return atom().toUpperCase(Locale.ROOT);
  }
}
