package godwit.mime.body;

import java.util.regex.Pattern;

/** text/enriched (RFC 1896) and text/richtext (RFC 1341) without their markup. */
public final class EnrichedText {
  private static final Pattern PARAMETER =
      Pattern.compile("<param>[^<]{0,1000}</param>", Pattern.CASE_INSENSITIVE);

  /** A doubled bracket first: it is one that belongs to the text. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "(<<|<lt>)|(<(?:nl|np)>)|</?[A-Za-z][A-Za-z0-9-]{0,60}>", Pattern.CASE_INSENSITIVE);

  private EnrichedText() {}

  public static String plain(String enriched) {
    return MARKUP
        .matcher(PARAMETER.matcher(enriched).replaceAll(""))
        .replaceAll(m -> m.group(1) != null ? "<" : m.group(2) != null ? "\r\n" : "");
  }
}
