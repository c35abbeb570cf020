package godwit.mime.charset;

/** UTF-7 (RFC 2152), which Java lacks. Total: what is no shifted sequence stays as it is. */
final class Utf7 {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Utf7() {}

  static String decode(byte[] bytes) {
    var text = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int c = bytes[at] & 0xFF;
      if (c != '+') {
        text.append((char) c);
        at++;
      } else if (at + 1 < bytes.length && bytes[at + 1] == '-') {
        text.append('+');
        at += 2;
      } else {
        at = shifted(bytes, at + 1, text);
      }
    }
    return text.toString();
  }

  private static int shifted(byte[] bytes, int from, StringBuilder text) {
    int at = from;
    int bits = 0;
    int count = 0;
    while (at < bytes.length && ALPHABET.indexOf(bytes[at]) >= 0) {
      bits = (bits << 6) | ALPHABET.indexOf(bytes[at]);
      count += 6;
      if (count >= 16) {
        count -= 16;
        text.append((char) ((bits >> count) & 0xFFFF));
      }
      at++;
    }
    if (at == from) {
      text.append('+');
    }
    return at < bytes.length && bytes[at] == '-' && at > from ? at + 1 : at;
  }
}
