package godwit.local.fidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address fields that break RFC 5322: names with commas that are not quoted or that are raw 8-bit
 * bytes, no comma between two addresses, brackets that do not close or stand twice. An own reading:
 * what stands in brackets is an address and what stands before it the name; elsewhere every word
 * with an at sign is an address.
 */
final class LooseAddresses {
  private static final Pattern IN_BRACKETS = Pattern.compile("([^<>]*)<+([^<>,;]*)>*");
  private static final Pattern SEPARATOR = Pattern.compile("[,;](?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"(?!@)");
  private static final Pattern GROUP = Pattern.compile("^[^:\"@<]*:(?!/)");
  private static final Pattern COMMENT = Pattern.compile("\\(([^()]*)\\)");
  private static final Pattern AROUND_SIGNS = Pattern.compile("\\s*([@.])\\s*");

  private final List<Who> found = new ArrayList<>();

  private LooseAddresses() {}

  /** The mailboxes; names as they are written, not decoded. */
  static List<Who> in(String field) {
    var addresses = new LooseAddresses();
    Matcher brackets = IN_BRACKETS.matcher(field);
    int end = 0;
    while (brackets.find()) {
      addresses.bracketed(brackets.group(1), brackets.group(2));
      end = brackets.end();
    }
    for (String piece : SEPARATOR.split(field.substring(end), -1)) {
      addresses.bare(piece);
    }
    return addresses.found;
  }

  /** Pieces before the name that have an address are mailboxes of their own. */
  private void bracketed(String before, String address) {
    var name = new ArrayList<String>();
    String[] pieces = SEPARATOR.split(before, -1);
    for (int i = 0; i < pieces.length; i++) {
      boolean own = i < pieces.length - 1 && hasAddress(pieces[i]);
      if (own) {
        bare(pieces[i]);
        name.clear();
      } else if (!pieces[i].isBlank()) {
        name.add(GROUP.matcher(pieces[i]).replaceFirst("").strip());
      }
    }
    add(String.join(", ", name), address);
  }

  private static boolean hasAddress(String piece) {
    return QUOTED.matcher(COMMENT.matcher(piece).replaceAll(" ")).replaceAll("").indexOf('@') >= 0;
  }

  private void bare(String piece) {
    var comments = new ArrayList<String>();
    COMMENT.matcher(piece).results().forEach(c -> comments.add(c.group(1)));
    String text = GROUP.matcher(COMMENT.matcher(piece).replaceAll(" ")).replaceFirst("");
    var name = new ArrayList<String>();
    for (String word : AROUND_SIGNS.matcher(text).replaceAll("$1").strip().split("\\s+", -1)) {
      if (word.indexOf('@') >= 0) {
        add(String.join(" ", name.isEmpty() ? comments : name), word);
        name.clear();
      } else {
        name.add(word);
      }
    }
  }

  private void add(String name, String address) {
    String bare = AROUND_SIGNS.matcher(address).replaceAll("$1").strip();
    String clean = bare.replaceFirst("^@[^:]*:", "").replaceFirst("(?i)^mailto:", "");
    found.add(new Who(COMMENT.matcher(name).replaceAll("$1").strip(), clean));
  }
}
