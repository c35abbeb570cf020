package godwit.mime.body;

import java.util.regex.Pattern;

/** text/enriched (RFC 1896) and text/richtext (RFC 1341) without their markup. */
public final class EnrichedText {
  private static final Pattern PARAMETER =
      Pattern.compile("<param>[^<]{0,1000}</param>", Pattern.CASE_INSENSITIVE);
  private static final Pattern LINE = Pattern.compile("<(?:nl|np)>", Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMAND = Pattern.compile("</?[A-Za-z][A-Za-z0-9-]{0,60}>");

  private EnrichedText() {}

  public static String plain(String enriched) {
    String text = PARAMETER.matcher(enriched).replaceAll("");
    text = LINE.matcher(text).replaceAll("\r\n");
    return COMMAND.matcher(text).replaceAll("").replace("<<", "<").replace("<lt>", "<");
  }
}
