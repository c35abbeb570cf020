package godwit.mime.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** UTF-8 strictly, or with each stray byte read as Windows-1252, so that no character is lost. */
final class LenientUtf8 {
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private LenientUtf8() {}

  /** The text, if the bytes are UTF-8 throughout. */
  static Optional<String> strict(byte[] bytes) {
    var out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes), out, true);
    return result.isUnderflow() ? Optional.of(out.flip().toString()) : Optional.empty();
  }

  /** UTF-8 where it is valid, Windows-1252 for each byte that is not. */
  static String mixed(byte[] bytes) {
    var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int i = 0; i < result.length(); i++) {
        out.put(WINDOWS_1252.decode(ByteBuffer.wrap(new byte[] {in.get()})));
      }
      result = decoder.reset().decode(in, out, true);
    }
    return out.flip().toString();
  }
}
