package godwit.source.imap;

import godwit.source.SpecialUse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.ParsingException;

/**
 * One line of a folder list (RFC 9051 §7.3.1).
 *
 * @param attributes in small letters
 * @param separator between names, empty if the server has no hierarchy
 * @param wireName as listed, bytes as Latin-1
 */
record ListedFolder(Set<String> attributes, String separator, String wireName) {
  private static final Map<String, SpecialUse> USES =
      Map.ofEntries(
          Map.entry("\\all", SpecialUse.ALL),
          Map.entry("\\archive", SpecialUse.ARCHIVE),
          Map.entry("\\drafts", SpecialUse.DRAFTS),
          Map.entry("\\flagged", SpecialUse.FLAGGED),
          Map.entry("\\important", SpecialUse.IMPORTANT),
          Map.entry("\\junk", SpecialUse.JUNK),
          Map.entry("\\sent", SpecialUse.SENT),
          Map.entry("\\trash", SpecialUse.TRASH),
          // XLIST, before RFC 6154 gave them other names.
          Map.entry("\\allmail", SpecialUse.ALL),
          Map.entry("\\spam", SpecialUse.JUNK),
          Map.entry("\\starred", SpecialUse.FLAGGED));

  static ListedFolder of(Tokens tokens) throws ParsingException {
    Set<String> attributes = new HashSet<>();
    // home.pl leaves out the space between two of them.
    tokens.atoms().stream()
        .flatMap(atom -> Stream.of(atom.toLowerCase(Locale.ROOT).split("(?=\\\\)")))
        .forEach(attributes::add);
    String separator = tokens.string().orElse("");
    return new ListedFolder(attributes, separator, tokens.lastName());
  }

  /** The names from the root, still encoded; empty ones left out. */
  List<String> names() {
    String[] names =
        separator.isEmpty()
            ? new String[] {wireName}
            : wireName.split(Pattern.quote(separator), -1);
    return List.of(names).stream().filter(name -> !name.isEmpty()).toList();
  }

  /** What XLIST says of the INBOX. */
  boolean isInbox() {
    return attributes.contains("\\inbox");
  }

  boolean selectable() {
    return !attributes.contains("\\noselect") && !attributes.contains("\\nonexistent");
  }

  Optional<SpecialUse> specialUse() {
    return attributes.stream().filter(USES::containsKey).sorted().map(USES::get).findFirst();
  }
}
