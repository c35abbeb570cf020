package godwit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.mime.degradation.Degradation;
import godwit.target.Attachment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever happens to a message on its way, it converts: same result each time, and soon. */
class MutationTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int ROUNDS = 400;

  private static final List<String> PIECES =
      List.of(
          "\0",
          "\r",
          "\n",
          "\r\n\r\n",
          "=?utf-8?B?",
          "?=",
          "=?",
          "\"",
          "(",
          "<",
          ">",
          "@",
          ",",
          ";",
          ":",
          "=",
          "--bb",
          "--bb--",
          "--in\r\n",
          "Content-Type: multipart/mixed; boundary=in\r\n",
          "Content-Type: message/rfc822\r\n\r\n",
          "Content-Transfer-Encoding: base64\r\n\r\n",
          "begin 644 x\r\n",
          "\u00FF\u00FE",
          "name*0*=utf-8''%",
          "charset=utf-16",
          "cid:",
          "<meta charset=",
          "Date: 99 Feb 2000\r\n",
          "To: a@b (\r\n",
          "\t",
          " ",
          "\u0080\u0081");

  static final List<String> SAMPLES =
      List.of(
          """
          From: =?utf-8?Q?J=C3=BCrgen?= <j@x.example>
          To: "A, B" <ab@x.example>, group: c@x.example;
          Subject: =?iso-2022-jp?B?GyRCJCIbKEI=?=
          Date: Wed, 4 Mar 2015 05:06:07 +0000
          Content-Type: multipart/mixed; boundary="bb"

          --bb
          Content-Type: multipart/related; boundary=in

          --in
          Content-Type: text/html; charset=utf-8
          Content-Transfer-Encoding: quoted-printable

          <html><head><meta charset=3D"x"></head><img src=3D"cid:p@x">=
          text</html>
          --in
          Content-Type: image/png; name*=utf-8''%E2%82%AC.png
          Content-ID: <p@x>
          Content-Transfer-Encoding: base64

          iVBORw0KGgo=
          --in--
          --bb
          Content-Type: message/rfc822

          Subject: nested

          text
          --bb--
          """,
          """
          Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=bb

          --bb
          Content-Type: text/plain; format=flowed; delsp=yes

          > one\s
          > two
          begin 644 a
          #0V%T
          `
          end
          --bb
          Content-Type: application/pkcs7-signature
          Content-Transfer-Encoding: base64

          MIAG
          --bb--
          """,
          """
          Received: by a; Tue, 3 Mar 2015 09:00:00 GMT
          Content-Type: text/enriched; charset=utf-7

          <bold>+AOQ-</bold> <<x>
          """);

  @ParameterizedTest
  @FieldSource("SAMPLES")
  void a_mutilated_message_still_converts(String sample) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      byte[] message = mutilated(Mail.crlf(sample), new Random(seed));

      Conversion first = Mail.convert(message, Mail.flags());

      assertThat(first.degradations())
          .as("seed %d", seed)
          .doesNotContain(Degradation.UNREADABLE.text());
      assertThat(first.message().attachments())
          .as("seed %d", seed)
          .allSatisfy(MutationTest::isSound);
      Conversion second = Mail.convert(message, Mail.flags());
      assertThat(second.message().body()).isEqualTo(first.message().body());
      assertThat(second.message().properties()).isEqualTo(first.message().properties());
    }
  }

  private static void isSound(Attachment attachment) {
    assertThat(attachment.name()).isNotEmpty();
    assertThat(attachment.contentType()).matches("[!-~]+/[!-~]+");
    assertThat(Mail.bytes(attachment)).hasSize((int) attachment.content().sizeBytes());
  }

  /** Repetitions that cost the square of their number where a reader is careless. */
  static final List<String> REPEATED =
      List.of(
          "=?a?Q?",
          "\"\\",
          "(",
          "[",
          "<",
          ",",
          ":",
          "a@b,",
          "=?=",
          "--b\r\n",
          "begin 644 x\r\n",
          "<meta ",
          "cid:",
          "src=",
          "=\r\n",
          "\r\n ",
          "a:b\r\n",
          ";a=",
          ";a*1=\"",
          "<a@b> ",
          "+AO",
          "<<");

  /** Processor time, which other programs on the machine do not lengthen. */
  @ParameterizedTest
  @FieldSource("REPEATED")
  void half_a_megabyte_of_the_same_takes_seconds_at_most(String piece) {
    String flood = piece.repeat((512 << 10) / piece.length());
    List<String> messages =
        List.of(
            "To: " + flood + "\r\nSubject: " + flood.substring(0, 100_000) + "\r\n\r\nx",
            "References: " + flood + "\r\nContent-Type: text/html; x=" + flood + "\r\n\r\nx",
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + flood,
            "Content-Type: text/html\r\n\r\n" + flood,
            "Content-Type: text/plain; charset=utf-7\r\n\r\n" + flood,
            "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + flood);

    for (String message : messages) {
      long before = THREADS.getCurrentThreadCpuTime();

      Conversion conversion =
          Mail.convert(message.getBytes(StandardCharsets.ISO_8859_1), Mail.flags());

      assertThat(conversion.degradations()).doesNotContain(Degradation.UNREADABLE.text());
      var worked = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
      assertThat(worked).isLessThan(Duration.ofSeconds(8));
    }
  }

  private static byte[] mutilated(byte[] message, Random random) {
    byte[] result = message.clone();
    int changes = 1 + random.nextInt(12);
    for (int i = 0; i < changes && result.length > 1; i++) {
      int at = random.nextInt(result.length);
      result =
          switch (random.nextInt(4)) {
            case 0 -> flipped(result, at, random);
            case 1 -> Arrays.copyOf(result, Math.max(at, 1));
            case 2 -> spliced(result, at, 0, piece(random));
            default ->
                spliced(
                    result, at, Math.min(random.nextInt(40), result.length - at), piece(random));
          };
    }
    return result;
  }

  private static byte[] piece(Random random) {
    return PIECES
        .get(random.nextInt(PIECES.size()))
        .repeat(1 + random.nextInt(3))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] flipped(byte[] message, int at, Random random) {
    message[at] = (byte) random.nextInt(256);
    return message;
  }

  private static byte[] spliced(byte[] message, int at, int removed, byte[] piece) {
    byte[] result = new byte[message.length - removed + piece.length];
    System.arraycopy(message, 0, result, 0, at);
    System.arraycopy(piece, 0, result, at, piece.length);
    System.arraycopy(
        message, at + removed, result, at + piece.length, message.length - at - removed);
    return result;
  }
}
