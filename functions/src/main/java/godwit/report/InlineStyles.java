package godwit.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Moves the style of a report into its elements, as mail readers drop style sheets. Every tag that
 * it knows is one that this package wrote: text is escaped and holds none.
 */
final class InlineStyles {
  private static final String FACE = "Segoe UI,Arial,sans-serif";
  private static final String CELL =
      "font:13px " + FACE + ";padding:4px 8px;border-bottom:1px solid #ddd;vertical-align:top";
  private static final String TABLE =
      "<table cellpadding=\"0\" cellspacing=\"0\" border=\"0\" width=\"100%\""
          + " style=\"border-collapse:collapse;width:100%\">";
  private static final Map<String, String> TAGS = tags();

  private InlineStyles() {}

  static String of(String html) {
    // Names of cells are for narrow windows of browsers; text holds no quotation mark as it is.
    String styled = html.replaceAll(" data-l=\"[^\"]*\"", "");
    for (var tag : TAGS.entrySet()) {
      styled = styled.replace(tag.getKey(), tag.getValue());
    }
    return styled;
  }

  private static Map<String, String> tags() {
    var tags = new LinkedHashMap<String, String>();
    tags.put("<table class=\"bar\">", TABLE);
    tags.put("<table class=\"list\">", TABLE);
    tags.put("<table>", TABLE);
    tags.put("<h1>", styled("h1", "font:22px " + FACE + ";margin:0 0 4px 0"));
    tags.put("<h2>", styled("h2", "font:17px " + FACE + ";margin:28px 0 6px 0"));
    tags.put("<p>", styled("p", "font:14px " + FACE + ";margin:6px 0"));
    tags.put("<p class=\"s\">", styled("p", "font:14px " + FACE + ";margin:6px 0;color:#555"));
    tags.put("<th scope=\"col\">", heading("left"));
    tags.put("<th scope=\"col\" class=\"n\">", heading("right"));
    tags.put("<td>", styled("td", CELL));
    tags.put("<td class=\"n\">", styled("td align=\"right\"", CELL + ";white-space:nowrap"));
    tags.put("<td class=\"t\">", styled("td", CELL + ";white-space:nowrap"));
    tags.put("<td class=\"w\">", styled("td width=\"60%\"", CELL));
    tags.put("<div class=\"scroll\">", "<div>");
    return tags;
  }

  private static String heading(String side) {
    return styled(
        "th scope=\"col\" align=\"" + side + "\" bgcolor=\"#f3f3f3\"", CELL + ";font-weight:600");
  }

  private static String styled(String tag, String style) {
    return "<" + tag + " style=\"" + style + "\">";
  }
}
