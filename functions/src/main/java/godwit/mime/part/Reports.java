package godwit.mime.part;

import godwit.mime.entity.Entity;
import godwit.mime.entity.PartContent;
import godwit.source.MimeContent;
import godwit.target.MapiProperty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The message class of delivery and read reports, by which Outlook shows them as such (MS-OXCMAIL
 * §2.1.3.6; graph-import.md §12.4). Body and attachments are those of any message, so that nothing
 * depends on the class.
 */
public final class Reports {
  private static final String PREFIX = "REPORT.IPM.Note.";

  /** What becomes of a recipient (RFC 3464 §2.3.3), the worst last. */
  private static final List<String> ACTIONS =
      List.of("delivered", "expanded", "relayed", "delayed", "failed");

  private static final List<String> CLASSES =
      List.of("DR", "Expanded.DR", "Relayed.DR", "Delayed.DR", "NDR");

  private static final Pattern ACTION =
      Pattern.compile(
          "^Action[ \\t]*:[ \\t]*([a-z]+)", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  /** RFC 8098 §3.2.6; what was neither shown nor processed was not read. */
  private static final Pattern READ =
      Pattern.compile(
          "^Disposition[ \\t]*:[^;\\n]*;\\s*(?:displayed|dispatched|processed)",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  /** A report on a thousand recipients takes about as much; the worst is hardly after them. */
  private static final int HEAD_BYTES = 256 << 10;

  private Reports() {}

  /** The class, if the message as a whole is a report (RFC 6522) that Exchange has a class for. */
  public static List<MapiProperty> properties(MimeContent source, Entity root) throws IOException {
    if (!root.multipartKind().equals("report")) {
      return List.of();
    }
    for (Entity part : root.children()) {
      Optional<String> suffix = suffix(source, part);
      if (suffix.isPresent()) {
        return List.of(new MapiProperty("String 0x001A", PREFIX + suffix.get()));
      }
    }
    return List.of();
  }

  private static Optional<String> suffix(MimeContent source, Entity part) throws IOException {
    return switch (part.type().full()) {
      case "message/delivery-status", "message/global-delivery-status" -> worst(text(source, part));
      case "message/disposition-notification", "message/global-disposition-notification" ->
          Optional.of(READ.matcher(text(source, part)).find() ? "IPNRN" : "IPNNRN");
      default -> Optional.empty();
    };
  }

  private static Optional<String> worst(String status) {
    return ACTION
        .matcher(status)
        .results()
        .map((MatchResult action) -> ACTIONS.indexOf(action.group(1).toLowerCase(Locale.ROOT)))
        .filter(index -> index >= 0)
        .max(Integer::compare)
        .map(CLASSES::get);
  }

  private static String text(MimeContent source, Entity part) throws IOException {
    byte[] head = PartContent.body(source, part).head(HEAD_BYTES);
    return new String(head, StandardCharsets.ISO_8859_1);
  }
}
