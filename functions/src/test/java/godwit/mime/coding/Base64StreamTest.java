package godwit.mime.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class Base64StreamTest {
  private static final String STRAY = "\r\n \t!*-_.\u0000\u007f\u0080\u00ff";

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void stray_characters_anywhere_and_reads_of_any_length_change_nothing(long seed)
      throws Exception {
    var random = new Random(seed);
    byte[] content = new byte[random.nextInt(40_000)];
    random.nextBytes(content);
    byte[] encoded = littered(Base64.getEncoder().encode(content), random);

    try (var stream = new Base64Stream(new Trickle(encoded, random))) {
      assertThat(stream.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void lines_of_76_are_joined() throws Exception {
    byte[] content = new byte[100_000];
    new Random(1).nextBytes(content);

    assertThat(decoded(Base64.getMimeEncoder().encodeToString(content))).isEqualTo(content);
  }

  @ParameterizedTest
  @CsvSource({
    "QUJDREVG, ABCDEF",
    "QUI=Q0Q=, ABCD",
    "QUI, AB",
    "QQ==QUJDREVG, AABCDEF",
    "QUJDRA, ABCD",
    "Q, ''"
  })
  void padding_may_be_absent_or_stand_in_the_middle(String encoded, String text) throws Exception {
    assertThat(decoded(encoded)).asString(StandardCharsets.US_ASCII).isEqualTo(text);
  }

  private static byte[] decoded(String encoded) throws IOException {
    byte[] bytes = encoded.getBytes(StandardCharsets.US_ASCII);
    try (var stream = new Base64Stream(new ByteArrayInputStream(bytes))) {
      return stream.readAllBytes();
    }
  }

  /** Between none and many strays, so that runs without any are of every length. */
  private static byte[] littered(byte[] encoded, Random random) {
    int oneIn = 1 + random.nextInt(200);
    var out = new ByteArrayOutputStream();
    for (byte b : encoded) {
      if (random.nextInt(oneIn) == 0) {
        out.write(STRAY.charAt(random.nextInt(STRAY.length())));
      }
      out.write(b);
    }
    return out.toByteArray();
  }

  /** Gives a few bytes at a time, as a socket does. */
  private static final class Trickle extends FilterInputStream {
    private final Random random;

    Trickle(byte[] bytes, Random random) {
      super(new ByteArrayInputStream(bytes));
      this.random = random;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      return super.read(to, offset, 1 + random.nextInt(Math.min(length, 5_000)));
    }
  }
}
