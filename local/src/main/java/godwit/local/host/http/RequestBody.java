package godwit.local.host.http;

import godwit.local.host.app.TypedValue;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the host makes of a body: bytes only for application/octet-stream and multipart, otherwise
 * text, and that always as UTF-8 unless a byte order mark says otherwise; the charset of the
 * Content-Type is not looked at (azure-functions-host, PopulateBody and ReadAsStringAsync).
 */
final class RequestBody {
  private static final List<Mark> MARKS =
      List.of(
          new Mark(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0),
          new Mark(Charset.forName("UTF-32BE"), 0, 0, 0xFE, 0xFF),
          new Mark(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
          new Mark(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
          new Mark(StandardCharsets.UTF_16BE, 0xFE, 0xFF));

  private RequestBody() {}

  /** The value for a body of this type; an empty body is no value whatever its type. */
  static TypedValue typed(byte[] bytes, Optional<String> contentType) {
    if (bytes.length == 0) {
      return new TypedValue.Empty();
    }
    String type = contentType.orElse("").toLowerCase(Locale.ROOT);
    int end = type.indexOf(';');
    String media = (end < 0 ? type : type.substring(0, end)).strip();
    return media.equals("application/octet-stream") || media.contains("multipart/")
        ? new TypedValue.Bytes(bytes)
        : new TypedValue.Text(text(bytes));
  }

  private static String text(byte[] bytes) {
    for (Mark mark : MARKS) {
      if (mark.begins(bytes)) {
        int skip = mark.bytes().length;
        return new String(bytes, skip, bytes.length - skip, mark.charset());
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @SuppressWarnings("ArrayRecordComponent") // constants of this class, never compared
  private record Mark(Charset charset, int... bytes) {
    boolean begins(byte[] text) {
      return text.length >= bytes.length && Arrays.equals(bytes, prefix(text));
    }

    private int[] prefix(byte[] text) {
      int[] first = new int[bytes.length];
      Arrays.setAll(first, i -> text[i] & 0xFF);
      return first;
    }
  }
}
