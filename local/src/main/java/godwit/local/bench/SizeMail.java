package godwit.local.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Messages of the sizes and forms that break mail programs. */
final class SizeMail {
  private static final byte[] LINE =
      "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** What a line of base64 is decoded to. */
  private static final int LINE_DECODED_BYTES = 57;

  private SizeMail() {}

  /** One file, the whole message at least this long. */
  static byte[] ofBytes(long messageBytes) {
    return withFile((int) (messageBytes / LINE.length) + 1);
  }

  /** One file of at least this size once it is decoded. */
  static byte[] withFileOf(long decodedBytes) {
    return withFile((int) (decodedBytes / LINE_DECODED_BYTES) + 1);
  }

  private static byte[] withFile(int lines) {
    byte[] head = bytes(head("one large file", lines) + mixed() + file("large.bin"));
    byte[] tail = bytes("--b--\n");
    byte[] message = Arrays.copyOf(head, head.length + lines * LINE.length + tail.length);
    for (int i = 0; i < lines; i++) {
      System.arraycopy(LINE, 0, message, head.length + i * LINE.length, LINE.length);
    }
    System.arraycopy(tail, 0, message, message.length - tail.length, tail.length);
    return message;
  }

  /** Many files of about 30 KB. */
  static byte[] withFiles(int count) {
    String content = new String(LINE, StandardCharsets.US_ASCII).replace("\r\n", "\n").repeat(526);
    var text = new StringBuilder(head("many files", count)).append(mixed());
    for (int i = 0; i < count; i++) {
      text.append(file("file-" + i + ".bin")).append(content);
    }
    return bytes(text.append("--b--\n").toString());
  }

  static byte[] toMany(int recipients) {
    var text = new StringBuilder(head("many recipients", recipients));
    for (int i = 1; i < recipients; i++) {
      text.append(i == 1 ? "Cc: " : ",\n ");
      text.append("\"Reader %d\" <reader%d@target.example>".formatted(i, i));
    }
    return bytes(text.append("\n\nTo all of you.\n").toString());
  }

  /** A message in a message in a message ... */
  static byte[] nested(int depth) {
    var text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append(head("level " + i, i));
      text.append("Content-Type: multipart/mixed; boundary=\"b%d\"\n\n--b%d\n\n".formatted(i, i));
      text.append("Level %d.\n--b%d\nContent-Type: message/rfc822\n\n".formatted(i, i));
    }
    text.append(head("innermost", depth)).append("\nThe innermost.\n");
    for (int i = depth - 1; i >= 0; i--) {
      text.append("--b%d--\n".formatted(i));
    }
    return bytes(text.toString());
  }

  private static String head(String subject, int number) {
    return """
    From: "Sender" <sender@source.example>
    To: <reader@target.example>
    Subject: %s
    Date: Mon, 02 Mar 2020 10:00:00 +0000
    Message-ID: <%d.sizes@source.example>
    MIME-Version: 1.0
    """
        .formatted(subject, number);
  }

  private static String mixed() {
    return "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the files.\n";
  }

  private static String file(String name) {
    return """
    --b
    Content-Type: application/octet-stream; name="%1$s"
    Content-Disposition: attachment; filename="%1$s"
    Content-Transfer-Encoding: base64

    """
        .formatted(name);
  }

  private static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
