package godwit.mime.header;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Address lists (RFC 5322 §3.4 and §4.4) as they are really written: groups, comments, routes, raw
 * 8-bit names, encoded words with commas in them, names with unquoted commas, semicolons between
 * addresses, brackets and quotes that never close. Linear in the length.
 *
 * <p>No text is lost: what holds no address comes back as an {@link Address} whose address is empty
 * and whose name is the text. Names of groups do not come back; their members do.
 */
public final class AddressParser {
  private static final int LONGEST_LITERAL = 60;

  private static final Pattern AROUND_PUNCTUATION = Pattern.compile("\\s*+([@.])\\s*+");

  private final String raw;
  private final List<Address> found = new ArrayList<>();
  private final StringBuilder phrase = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();
  private final StringBuilder angle = new StringBuilder();
  private final StringBuilder loose = new StringBuilder();
  private boolean hasAngle;
  private int nameLength;
  private boolean quotedName;
  private boolean quotesAreOver;
  private int at;

  private AddressParser(String raw) {
    this.raw = raw;
  }

  /** Reads an unfolded field of one {@code char} per byte. */
  public static List<Address> parse(String raw) {
    return new AddressParser(raw).parse();
  }

  private List<Address> parse() {
    while (at < raw.length()) {
      char c = raw.charAt(at);
      int word = c == '=' ? EncodedWords.endOfWord(raw, at) : -1;
      if (word > 0) {
        phrase.append(raw, at, word);
        at = word;
      } else {
        take(c);
      }
    }
    end(';');
    return found;
  }

  private void take(char c) {
    switch (c) {
      case '"' -> quoted();
      case '(' -> comment();
      case '<' -> angle();
      case '[' -> literal();
      case ',', ';' -> {
        end(c);
        at++;
      }
      case ':' -> colon();
      default -> {
        phrase.append(c);
        at++;
      }
    }
  }

  /** A quoted string. In an address the quotes belong to it, in a name they do not. */
  private void quoted() {
    int close = endOfQuoted(at);
    if (close < 0) {
      // Never closed: not a quote.
      at++;
      return;
    }
    String inner = raw.substring(at + 1, close).replaceAll("\\\\(.)", "$1");
    boolean localPart = close + 1 < raw.length() && raw.charAt(close + 1) == '@';
    phrase.append(localPart ? raw.substring(at, close + 1) : inner);
    quotedName |= !localPart;
    at = close + 1;
  }

  private int endOfQuoted(int open) {
    int i = open + 1;
    while (i < raw.length() && !quotesAreOver) {
      char c = raw.charAt(i);
      if (c == '"') {
        return i;
      }
      i += c == '\\' ? 2 : 1;
    }
    // Searching again from each later quote would cost the square of the length.
    quotesAreOver = true;
    return -1;
  }

  private void comment() {
    int depth = 0;
    comment.append(comment.isEmpty() ? "" : " ");
    int from = comment.length();
    while (at < raw.length()) {
      char c = raw.charAt(at++);
      if (c == '\\' && at < raw.length()) {
        comment.append(raw.charAt(at++));
      } else if (c == '(') {
        depth++;
        comment.append(depth > 1 ? "(" : "");
      } else if (c == ')' && --depth == 0) {
        return;
      } else {
        comment.append(c);
      }
    }
    // Never closed: it was text after all.
    phrase.append('(').append(comment, from, comment.length());
    comment.setLength(from);
  }

  private void angle() {
    skip('<');
    int from = at;
    while (at < raw.length() && ">,<;".indexOf(raw.charAt(at)) < 0) {
      int close = raw.charAt(at) == '"' ? endOfQuoted(at) : -1;
      at = close > 0 ? close + 1 : at + 1;
      // A route (RFC 5322 §4.4) ends with a colon and may hold commas.
      if (at < raw.length() && raw.charAt(at) == ',' && raw.charAt(from) == '@') {
        at++;
      }
    }
    if (hasAngle) {
      // No comma between two mailboxes: what follows the first address names the second.
      String nextName = phrase.substring(nameLength);
      phrase.setLength(nameLength);
      endMailbox();
      phrase.append(nextName);
    }
    hasAngle = true;
    nameLength = phrase.length();
    angle.append(raw, from, at);
    skip('>');
  }

  /** Brackets stand twice in mail of some programs. */
  private void skip(char bracket) {
    while (at < raw.length() && raw.charAt(at) == bracket) {
      at++;
    }
  }

  private void literal() {
    int limit = Math.min(raw.length(), at + LONGEST_LITERAL);
    int close = raw.substring(at, limit).indexOf(']');
    int end = close < 0 ? at + 1 : at + close + 1;
    phrase.append(raw, at, end);
    at = end;
  }

  /** Ends the name of a group, unless an address comes before it (mailto:, host:port). */
  private void colon() {
    at++;
    if (hasAngle || phrase.indexOf("@") >= 0) {
      phrase.append(':');
    } else {
      phrase.setLength(0);
      quotedName = false;
    }
  }

  /** Ends a mailbox at a separator; a name with an unquoted comma goes on after it. */
  private void end(char separator) {
    boolean nameOnly = !hasAngle && phrase.indexOf("@") < 0;
    String text = phrase.toString().strip();
    if (nameOnly && separator == ',' && !quotedName && comment.isEmpty()) {
      if (!text.isEmpty()) {
        loose.append(loose.isEmpty() ? "" : ", ").append(text);
      }
      phrase.setLength(0);
      return;
    }
    endMailbox();
    if (separator == ';' || nameOnly) {
      endLoose();
    }
  }

  private void endLoose() {
    if (!loose.isEmpty()) {
      found.add(new Address(HeaderText.decode(loose.toString()), ""));
      loose.setLength(0);
    }
  }

  private void endMailbox() {
    String name = phrase.toString().strip();
    String said = comment.toString().strip();
    if (hasAngle) {
      if (!loose.isEmpty() && !quotedName && !name.isEmpty()) {
        name = loose + ", " + name;
        loose.setLength(0);
      }
      endLoose();
      add(name.isEmpty() ? said : name, angle.toString());
    } else if (!name.isEmpty() || !said.isEmpty()) {
      endLoose();
      bare(name, said);
    }
    phrase.setLength(0);
    comment.setLength(0);
    angle.setLength(0);
    hasAngle = false;
    quotedName = false;
  }

  /** An address without brackets, perhaps with a name before it. */
  private void bare(String text, String said) {
    String tight = AROUND_PUNCTUATION.matcher(text).replaceAll("$1");
    if (tight.indexOf('@') < 0) {
      found.add(new Address(HeaderText.decode((text + " " + said).strip()), ""));
      return;
    }
    if (tight.startsWith("\"")) {
      add(said, tight);
      return;
    }
    // Each word with an at sign ends a mailbox, as there may be no comma between two.
    int from = 0;
    for (int at = tight.indexOf('@'); at >= 0; at = tight.indexOf('@', from)) {
      int blank = tight.lastIndexOf(' ', at);
      int end = tight.indexOf(' ', at) < 0 ? tight.length() : tight.indexOf(' ', at);
      String name = blank < from ? "" : tight.substring(from, blank).strip();
      add(name.isEmpty() ? said : name, tight.substring(Math.max(from, blank + 1), end));
      from = end;
    }
  }

  private void add(String rawName, String rawAddress) {
    String address = rawAddress.strip();
    int route = address.startsWith("@") ? address.lastIndexOf(':') : -1;
    address = address.substring(route + 1);
    if (address.regionMatches(true, 0, "mailto:", 0, 7)) {
      address = address.substring(7);
    }
    String decoded = HeaderText.decode(AROUND_PUNCTUATION.matcher(address).replaceAll("$1"));
    String name = HeaderText.decode(rawName);
    if (!decoded.isEmpty() || !name.isEmpty()) {
      found.add(new Address(name, decoded));
    }
  }
}
