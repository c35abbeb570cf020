package godwit.mime.coding;

import java.io.InputStream;
import java.util.Locale;

/** How the bytes of a part are written down (RFC 2045 §6.1). */
public enum TransferEncoding {
  /** 7bit, 8bit, binary, and whatever nobody knows: the bytes are the content. */
  IDENTITY,
  BASE64,
  QUOTED_PRINTABLE,
  UUENCODE;

  /** Reads a Content-Transfer-Encoding field; case, quotes, comments and stray characters aside. */
  public static TransferEncoding of(String field) {
    String name = field.toLowerCase(Locale.ROOT);
    if (name.contains("base64") || name.contains("base-64")) {
      return BASE64;
    }
    if (name.contains("quoted")) {
      return QUOTED_PRINTABLE;
    }
    return name.contains("uuencode") || name.contains("x-uue") ? UUENCODE : IDENTITY;
  }

  /** Undoes the encoding. The stream fails only where {@code encoded} does. */
  public InputStream decode(InputStream encoded) {
    return switch (this) {
      case IDENTITY -> encoded;
      case BASE64 -> new Base64Stream(encoded);
      case QUOTED_PRINTABLE -> new QuotedPrintableStream(encoded);
      case UUENCODE -> new UuStream(encoded);
    };
  }
}
