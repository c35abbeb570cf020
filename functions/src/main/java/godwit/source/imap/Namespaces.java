package godwit.source.imap;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.iap.ParsingException;

/**
 * Where the user's own folders are and where others' are (RFC 2342).
 *
 * @param personal prefixes of the user's own folders as listed, the usual one first, never empty
 * @param foreign prefixes of other users' and shared folders
 */
record Namespaces(List<String> personal, List<String> foreign) {
  /** What holds where the server does not say. */
  static final Namespaces UNKNOWN = new Namespaces(List.of(""), List.of());

  Namespaces {
    personal = personal.isEmpty() ? List.of("") : List.copyOf(personal);
    // Cyrus keeps shared folders at the top, beside user. and INBOX. (namespace "").
    boolean topIsOwn = personal.contains("");
    foreign = foreign.stream().filter(prefix -> !topIsOwn || !prefix.isEmpty()).toList();
  }

  static Namespaces of(Tokens tokens) throws ParsingException {
    List<String> personal = prefixes(tokens);
    var foreign = new ArrayList<>(prefixes(tokens));
    foreign.addAll(prefixes(tokens));
    return new Namespaces(personal, foreign);
  }

  /** Whether a folder is the user's own: the longest prefix that fits decides. */
  boolean owns(String wireName) {
    int own = longest(personal, wireName);
    return longest(foreign, wireName) <= own;
  }

  /** The prefix that is no part of a folder's path; others tell folders apart. */
  String usualPrefix() {
    return personal.getFirst();
  }

  private static int longest(List<String> prefixes, String wireName) {
    return prefixes.stream()
        .filter(prefix -> startsWith(wireName, prefix))
        .mapToInt(String::length)
        .max()
        .orElse(-1);
  }

  /** A namespace {@code #shared.} also covers its root, which is listed without separator. */
  private static boolean startsWith(String wireName, String prefix) {
    // INBOX is INBOX in any spelling, also as the root of others.
    boolean inbox = prefix.regionMatches(true, 0, "INBOX", 0, 5);
    return wireName.regionMatches(inbox, 0, prefix, 0, prefix.length())
        || (prefix.length() > 1 && wireName.equals(prefix.substring(0, prefix.length() - 1)));
  }

  private static List<String> prefixes(Tokens tokens) throws ParsingException {
    var prefixes = new ArrayList<String>();
    if (!tokens.take('(')) {
      tokens.skipValue();
      return prefixes;
    }
    while (!tokens.take(')')) {
      tokens.expect('(');
      prefixes.add(tokens.string().orElse(""));
      while (!tokens.take(')')) {
        tokens.skipValue();
      }
    }
    return prefixes;
  }
}
