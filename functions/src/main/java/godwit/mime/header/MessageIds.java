package godwit.mime.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Message identifiers (RFC 5322 §3.6.4). */
public final class MessageIds {
  /** MAPI string that Exchange indexes; longer identifiers are junk and are refused. */
  static final int LONGEST = 900;

  private MessageIds() {}

  /**
   * The identifier in a Message-ID field with its angle brackets. One word without brackets gets
   * them; anything else that is no identifier (blanks, 8-bit characters, nothing) is none.
   */
  public static Optional<String> single(String field) {
    List<String> ids = list(field);
    if (!ids.isEmpty()) {
      return Optional.of(ids.get(0));
    }
    String bare = field.strip();
    boolean word = bare.matches("[\\x21-\\x7E&&[^<>]]{1," + (LONGEST - 2) + "}");
    return word ? Optional.of("<" + bare + ">") : Optional.empty();
  }

  /** The identifiers of a References or In-Reply-To field, in order, phrases left out. */
  public static List<String> list(String field) {
    var ids = new ArrayList<String>();
    int open = field.indexOf('<');
    while (open >= 0) {
      int end = open + 1;
      while (end < field.length() && isIdCharacter(field.charAt(end))) {
        end++;
      }
      boolean closed = end < field.length() && field.charAt(end) == '>';
      if (closed && end > open + 1 && end - open < LONGEST) {
        ids.add(field.substring(open, end + 1));
      }
      open = field.indexOf('<', Math.max(end, open + 1));
    }
    return ids;
  }

  private static boolean isIdCharacter(char c) {
    return c > ' ' && c < 127 && c != '<' && c != '>';
  }
}
