package godwit.mime.charset;

import static java.util.Map.entry;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Character set names as mail spells them. Where the world writes a superset under the name of a
 * standard (WHATWG Encoding Standard §4.2: ISO-8859-1 is Windows-1252, GB2312 is GB18030, Shift_JIS
 * is Windows-31J ...) the superset is taken: it reads every text of the named set alike.
 */
final class Charsets {
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          entry("iso88591", "windows-1252"),
          entry("latin1", "windows-1252"),
          entry("l1", "windows-1252"),
          entry("usascii", "windows-1252"),
          entry("ascii", "windows-1252"),
          entry("ansix341968", "windows-1252"),
          entry("ansi", "windows-1252"),
          entry("cp1252", "windows-1252"),
          entry("iso88598i", "windows-1255"),
          entry("iso88598e", "windows-1255"),
          entry("iso885911", "x-windows-874"),
          entry("tis620", "x-windows-874"),
          entry("windows874", "x-windows-874"),
          entry("iso88599", "windows-1254"),
          entry("gb2312", "GB18030"),
          entry("gb231280", "GB18030"),
          entry("gbk", "GB18030"),
          entry("xgbk", "GB18030"),
          entry("cp936", "GB18030"),
          entry("shiftjis", "windows-31j"),
          entry("sjis", "windows-31j"),
          entry("xsjis", "windows-31j"),
          entry("cp932", "windows-31j"),
          entry("euckr", "x-windows-949"),
          entry("ksc56011987", "x-windows-949"),
          entry("ksc5601", "x-windows-949"),
          entry("cp949", "x-windows-949"),
          entry("big5", "Big5-HKSCS"),
          entry("xxbig5", "Big5-HKSCS"),
          entry("cp950", "x-windows-950"),
          entry("macintosh", "x-MacRoman"),
          entry("xmacroman", "x-MacRoman"),
          entry("macroman", "x-MacRoman"),
          entry("xmaccyrillic", "x-MacCyrillic"),
          entry("xmacce", "x-MacCentralEurope"),
          entry("xmacgreek", "x-MacGreek"),
          entry("xmacturkish", "x-MacTurkish"),
          entry("utf8", "UTF-8"),
          entry("unicode11utf8", "UTF-8"),
          entry("utf8mb4", "UTF-8"),
          entry("iso2022jp", "x-windows-iso2022jp"),
          entry("koi8", "KOI8-R"));

  private static final Pattern NOT_IN_ALIASES = Pattern.compile("[^a-z0-9]");
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[\"'<>\\s]");

  private Charsets() {}

  /** The charset meant by a name; empty for names that nobody knows. */
  static Optional<Charset> find(String name) {
    String wanted = tidy(name);
    String alias = ALIASES.get(NOT_IN_ALIASES.matcher(wanted).replaceAll(""));
    Optional<Charset> known = named(alias == null ? wanted : alias);
    if (known.isPresent()) {
      return known;
    }
    // "3Diso-8859-1" is what is left of a quoted-printable header, "cp-1252" and "win-1252" are
    // spellings of old web mailers.
    if (wanted.startsWith("3d")) {
      return find(wanted.substring(2));
    }
    return named(wanted.replaceFirst("^(?:cp|win|x-cp|ms|windows)[-_ ]?(125[0-8])$", "windows-$1"))
        .or(() -> named(wanted.replaceFirst("^iso[-_ ]?8859[-_ ]?(\\d{1,2}).*$", "iso-8859-$1")));
  }

  /** Lower case, without quotes, blanks and what follows the name. */
  static String tidy(String name) {
    String bare = NOT_IN_NAMES.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    int end = bare.indexOf(';');
    return end < 0 ? bare : bare.substring(0, end);
  }

  private static Optional<Charset> named(String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }
}
