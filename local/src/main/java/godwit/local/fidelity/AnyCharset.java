package godwit.local.fidelity;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bytes of which nobody says in which charset they are: any that makes sense of them all is right.
 */
final class AnyCharset {
  /** Longer texts are told apart by the charsets that mail is written in. */
  private static final int MOST_BYTES = 1 << 18;

  private static final List<Charset> ALL = List.copyOf(Charset.availableCharsets().values());

  private AnyCharset() {}

  /** What the bytes say in each of them; none if there are too many bytes to try. */
  static Stream<String> texts(byte[] bytes) {
    return bytes.length > MOST_BYTES
        ? Stream.empty()
        : ALL.stream().flatMap(charset -> Words.strictly(bytes, charset).stream()).distinct();
  }
}
