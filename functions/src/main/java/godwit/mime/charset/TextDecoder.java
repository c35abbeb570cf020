package godwit.mime.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns bytes into text. A byte order mark decides first; then the declared charset, if it is known
 * and the bytes fit it, unless they are plainly UTF-8 under the name of a single-byte charset; then
 * UTF-8, if the bytes are that; then what {@link CharsetGuess} takes them for; then UTF-8 with
 * every stray byte read as Windows-1252, which is what mail without a charset mostly is. Never
 * fails.
 */
public final class TextDecoder {
  private static final int LEAST_SEQUENCES = 2;
  private static final Charset UTF_32 = Charset.forName("UTF-32");

  private TextDecoder() {}

  /** Decodes bytes whose charset is declared by name, rightly or wrongly. */
  public static String decode(byte[] bytes, Optional<String> declared) {
    Optional<String> marked = byMark(bytes);
    if (marked.isPresent()) {
      return marked.get();
    }
    if (declared.isPresent() && !isAscii(declared.get())) {
      return declared(bytes, declared.get());
    }
    return undeclared(bytes);
  }

  /** Decodes bytes of which no charset is known, such as raw 8-bit header fields (RFC 6532). */
  public static String undeclared(byte[] bytes) {
    Optional<String> wide = RareCharsets.unmarkedUtf16(bytes);
    if (wide.isPresent()) {
      return wide.get();
    }
    if (isSevenBit(bytes)) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    return LenientUtf8.strict(bytes)
        .or(() -> CharsetGuess.of(bytes).flatMap(charset -> strictly(bytes, charset)))
        .orElseGet(() -> LenientUtf8.mixed(bytes));
  }

  /** Whether the name means a charset that this class decodes. */
  public static boolean knows(String name) {
    return RareCharsets.knows(name) || Charsets.find(name).isPresent();
  }

  private static String declared(byte[] bytes, String name) {
    Optional<String> rare = RareCharsets.decode(bytes, name);
    if (rare.isPresent()) {
      return rare.get();
    }
    Optional<Charset> charset = Charsets.find(name);
    if (charset.isEmpty() || charset.get().equals(StandardCharsets.UTF_8)) {
      return undeclared(bytes);
    }
    return misnamed(bytes, charset.get())
        .or(() -> strictly(bytes, charset.get()))
        .or(() -> LenientUtf8.strict(bytes))
        .orElseGet(() -> new String(bytes, charset.get()));
  }

  /**
   * UTF-8 that is declared as a single-byte charset. One sequence may be chance (in Windows-1252, a
   * capital A with tilde before a closing quote); two and nothing that is none hardly are.
   */
  private static Optional<String> misnamed(byte[] bytes, Charset declared) {
    return !isSevenBit(bytes) && isSingleByte(declared)
        ? LenientUtf8.strict(bytes).filter(text -> beyondAscii(text) >= LEAST_SEQUENCES)
        : Optional.empty();
  }

  private static boolean isSingleByte(Charset charset) {
    return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
  }

  private static long beyondAscii(String text) {
    return text.codePoints().filter(c -> c > 0x7F).limit(LEAST_SEQUENCES).count();
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException wrongCharset) {
      return Optional.empty();
    }
  }

  private static Optional<String> byMark(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(undeclared(Arrays.copyOfRange(bytes, 3, bytes.length)));
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(new String(bytes, UTF_32));
    }
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return Optional.of(new String(bytes, StandardCharsets.UTF_16));
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSevenBit(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(String name) {
    return Charsets.tidy(name).endsWith("ascii");
  }
}
