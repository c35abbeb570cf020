package godwit.mime.part;

import godwit.mime.entity.ContentType;
import java.util.Locale;
import java.util.Map;

/** Names of attachments: as sent where there is one, else as Exchange makes them. */
final class AttachmentNames {
  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("text/plain", "txt"),
          Map.entry("text/calendar", "ics"),
          Map.entry("text/vcard", "vcf"),
          Map.entry("text/x-vcard", "vcf"),
          Map.entry("text/directory", "vcf"),
          Map.entry("text/html", "htm"),
          Map.entry("text/xml", "xml"),
          Map.entry("text/csv", "csv"),
          Map.entry("text/css", "css"),
          Map.entry("text/rfc822-headers", "txt"),
          Map.entry("message/delivery-status", "txt"),
          Map.entry("message/partial", "txt"),
          Map.entry("message/external-body", "txt"),
          Map.entry("message/disposition-notification", "txt"),
          Map.entry("message/rfc822", "eml"),
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/png", "png"),
          Map.entry("image/gif", "gif"),
          Map.entry("image/bmp", "bmp"),
          Map.entry("image/tiff", "tif"),
          Map.entry("image/webp", "webp"),
          Map.entry("image/svg+xml", "svg"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("audio/wav", "wav"),
          Map.entry("video/mp4", "mp4"),
          Map.entry("application/pdf", "pdf"),
          Map.entry("application/zip", "zip"),
          Map.entry("application/msword", "doc"),
          Map.entry("application/pgp-encrypted", "asc"),
          Map.entry("application/pgp-signature", "asc"),
          Map.entry("application/pgp-keys", "asc"),
          Map.entry("application/pkcs7-signature", "p7s"),
          Map.entry("application/x-pkcs7-signature", "p7s"),
          Map.entry("application/pkcs7-mime", "p7m"),
          Map.entry("application/x-pkcs7-mime", "p7m"),
          Map.entry("application/ms-tnef", "dat"),
          Map.entry("application/rtf", "rtf"));

  private AttachmentNames() {}

  /** A name as sent, of any length, without control characters; may come out empty. */
  static String tidy(String name) {
    var tidy = new StringBuilder(name.length());
    name.codePoints().filter(c -> !Character.isISOControl(c)).forEach(tidy::appendCodePoint);
    return tidy.toString().strip();
  }

  /** A name for a part that has none, such as {@code ATT00001.png}. */
  static String made(ContentType type, int number) {
    if (type.is("text", "calendar")) {
      return "invite.ics";
    }
    String extension = EXTENSIONS.getOrDefault(type.full(), type.isText() ? "txt" : "bin");
    return String.format(Locale.ROOT, "ATT%05d.%s", number, extension);
  }
}
