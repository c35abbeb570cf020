package godwit.mime.part;

import godwit.mime.body.EnrichedText;
import godwit.mime.body.FlowedText;
import godwit.mime.body.Html;
import godwit.mime.body.TextSize;
import godwit.mime.body.UuBlocks;
import godwit.mime.body.UuBlocks.UuFile;
import godwit.mime.charset.TextDecoder;
import godwit.mime.entity.Entity;
import godwit.mime.entity.PartContent;
import godwit.source.MimeContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes one body of the text parts of a message: text if all are text, HTML if one is. Parts follow
 * each other as mail programs show them. What goes over the limit is left to an attachment.
 */
public final class BodyComposer {
  /**
   * Room for the body in a create request of at most 4 MB (graph-import.md §4.1), beside 1 MB of
   * recipients, 256 KB of headers and small attachments.
   */
  static final long BODY_JSON_BYTES = 2 << 20;

  /** Decoded bytes read of one part: more cannot fit, as a byte is at least half a character. */
  static final int PART_BYTES = 4 << 20;

  /** What is put between two parts, and what escaping text for HTML adds on the average. */
  private static final int JOINT_JSON_BYTES = 100;

  private static final String CUT_TEXT =
      "\r\n\r\n[The text goes on. It is attached to this message in full.]\r\n";

  private static final String CUT_HTML =
      "<p>[The text goes on. It is attached to this message in full.]</p>";

  private final MimeContent source;
  private final List<UuFile> files = new ArrayList<>();
  private final List<Entity> overflow = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private long used;
  private boolean html;
  private boolean empty = true;

  private BodyComposer(MimeContent source) {
    this.source = source;
  }

  /** Composes the body of these parts in their order; none make an empty text. */
  public static BodyText compose(MimeContent source, List<Entity> texts) throws IOException {
    var composer = new BodyComposer(source);
    for (Entity entity : texts) {
      composer.add(entity);
    }
    return new BodyText(composer.html, composer.text.toString(), composer.files, composer.overflow);
  }

  /** Whether a part is so short that one can tell that it shows nothing, and does. */
  public static boolean isBlank(MimeContent source, Entity entity) throws IOException {
    if (!entity.children().isEmpty() || entity.span().bodyBytes() > 8192) {
      return false;
    }
    String text = decode(source, entity).text();
    return isHtml(entity) ? Html.isBlank(text) : text.isBlank();
  }

  /**
   * A body that did not come as a part of its own.
   *
   * @return empty if there is no room for it
   */
  public static Optional<BodyText> whole(String content, boolean html) {
    return TextSize.jsonBytes(content) <= BODY_JSON_BYTES
        ? Optional.of(new BodyText(html, content, List.of(), List.of()))
        : Optional.empty();
  }

  private void add(Entity entity) throws IOException {
    Decoded part = decode(source, entity);
    boolean partHtml = isHtml(entity);
    String content = partHtml ? Html.withTrueCharset(part.text()) : plain(entity, part.text());
    long needed = TextSize.jsonBytes(content) + JOINT_JSON_BYTES;
    boolean fits = !part.cut() && used + needed <= BODY_JSON_BYTES;
    if (!fits) {
      overflow.add(entity);
      if (!empty) {
        return;
      }
      content = shortened(content, partHtml);
    }
    used += needed;
    append(content, partHtml);
  }

  private void append(String content, boolean partHtml) {
    if (empty) {
      html = partHtml;
      text.append(content);
    } else if (!html && !partHtml) {
      text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : "\r\n");
      text.append(content);
    } else {
      if (!html) {
        String before = Html.fromText(text.toString());
        text.setLength(0);
        text.append(before);
        html = true;
      }
      Html.append(text, partHtml ? content : Html.fromText(content));
    }
    empty = false;
  }

  private String plain(Entity entity, String decoded) {
    boolean flowed =
        entity.type().parameter("format").map(f -> f.equalsIgnoreCase("flowed")).orElse(false);
    boolean deleteSpace =
        entity.type().parameter("delsp").map(d -> d.equalsIgnoreCase("yes")).orElse(false);
    if (isEnriched(entity)) {
      return EnrichedText.plain(decoded);
    }
    String unwrapped = flowed ? FlowedText.unwrap(decoded, deleteSpace) : decoded;
    return UuBlocks.extract(unwrapped, files);
  }

  private static String shortened(String content, boolean html) {
    String start = TextSize.start(content, BODY_JSON_BYTES - 1024);
    if (!html) {
      return start + CUT_TEXT;
    }
    int tag = start.lastIndexOf('<');
    boolean inTag = tag > start.lastIndexOf('>');
    return (inTag ? start.substring(0, tag) : start) + CUT_HTML;
  }

  private static Decoded decode(MimeContent source, Entity entity) throws IOException {
    byte[] bytes = PartContent.body(source, entity).head(PART_BYTES + 1);
    boolean cut = bytes.length > PART_BYTES;
    Optional<String> charset = entity.type().parameter("charset");
    boolean unknown = charset.isPresent() && !TextDecoder.knows(charset.get());
    if (isHtml(entity) && (charset.isEmpty() || unknown)) {
      charset = Html.declaredCharset(bytes);
    }
    return new Decoded(showable(TextDecoder.decode(bytes, charset)), cut);
  }

  /** Line breaks as CRLF; no control characters but tabs, no halves of surrogate pairs. */
  static String showable(String text) {
    var out = new StringBuilder(text.length() + text.length() / 32);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        boolean crLf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
        out.append("\r\n");
        i += crLf ? 1 : 0;
      } else if (Character.isSurrogate(c)) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        out.append(pair ? text.substring(i, i + 2) : "\uFFFD");
        i += pair ? 1 : 0;
      } else if ((c >= ' ' && c != 0x7F && c < 0xFFFE) || c == '\t') {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isHtml(Entity entity) {
    return entity.type().is("text", "html");
  }

  private static boolean isEnriched(Entity entity) {
    return entity.type().is("text", "enriched") || entity.type().is("text", "richtext");
  }

  private record Decoded(String text, boolean cut) {}
}
