package godwit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.source.MessageSummary;
import godwit.source.MimeContent;
import godwit.source.SourceMessage;
import godwit.target.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A message far larger than what may be held in memory. */
class LargeMessageTest {
  private static final int BLOCKS = 2_000;
  private static final int LINES = 1_000;
  private static final byte[] HEAD =
      Mail.crlf(
          """
          Subject: large
          Content-Type: multipart/mixed; boundary=bb

          --bb

          see file
          --bb
          Content-Type: application/zip; name=big.zip
          Content-Transfer-Encoding: base64

          """);
  private static final byte[] BLOCK =
      "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAx\r\n"
          .repeat(LINES)
          .getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] TAIL = Mail.crlf("--bb--\n");

  @Test
  void a_message_of_150_megabytes_is_never_held_in_memory() throws IOException {
    var summary =
        new MessageSummary(1, 0, Optional.of(Mail.RECEIVED), Mail.flags(), Optional.empty());

    Conversion conversion = new MessageConverter().convert(new SourceMessage(summary, generated()));

    Attachment file = conversion.message().attachments().get(0);
    assertThat(file.content().sizeBytes()).isEqualTo(54L * LINES * BLOCKS);
    try (InputStream in = file.content().open()) {
      assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(54L * LINES * BLOCKS);
    }
    assertThat(conversion.message().body().content()).isEqualTo("see file");
    assertThat(conversion.degradations()).isEmpty();
  }

  /** 148 MB that exist only while they are read. */
  private static MimeContent generated() {
    return new MimeContent() {
      @Override
      public long sizeBytes() {
        return HEAD.length + (long) BLOCKS * BLOCK.length + TAIL.length;
      }

      @Override
      public InputStream open() {
        List<InputStream> blocks =
            IntStream.range(0, BLOCKS + 2)
                .<InputStream>mapToObj(
                    i -> new ByteArrayInputStream(i == 0 ? HEAD : i > BLOCKS ? TAIL : BLOCK))
                .toList();
        return new SequenceInputStream(Collections.enumeration(blocks));
      }

      @Override
      public void close() {}
    };
  }
}
