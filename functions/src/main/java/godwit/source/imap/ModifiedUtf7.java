package godwit.source.imap;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Decodes folder names in modified UTF-7 (RFC 3501 §5.1.3). Angus' decoder loses what it cannot
 * decode; here an invalid sequence stays as it is, so that different names never become one.
 */
final class ModifiedUtf7 {
  private ModifiedUtf7() {}

  /**
   * Decodes one name.
   *
   * @param name the bytes as Latin-1; some servers send UTF-8 as it is, which is decoded as such
   */
  static String decode(String name) {
    if (name.chars().anyMatch(c -> c > 0x7e)) {
      return utf8(name).orElse(name);
    }
    var decoded = new StringBuilder();
    int position = 0;
    int shift = name.indexOf('&');
    while (shift >= 0) {
      decoded.append(name, position, shift);
      int end = name.indexOf('-', shift);
      Optional<String> text = end < 0 ? Optional.empty() : unshift(name.substring(shift + 1, end));
      decoded.append(text.orElse("&"));
      position = text.isPresent() ? end + 1 : shift + 1;
      shift = name.indexOf('&', position);
    }
    return decoded.append(name, position, name.length()).toString();
  }

  private static Optional<String> unshift(String encoded) {
    if (encoded.isEmpty()) {
      return Optional.of("&");
    }
    String base64 = encoded.replace(',', '/');
    try {
      byte[] utf16 = Base64.getDecoder().decode(base64);
      boolean canonical = Base64.getEncoder().withoutPadding().encodeToString(utf16).equals(base64);
      return canonical && encoded.indexOf('/') < 0
          ? Optional.of(
              StandardCharsets.UTF_16BE.newDecoder().decode(ByteBuffer.wrap(utf16)).toString())
          : Optional.empty();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> utf8(String name) {
    try {
      var bytes = ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
