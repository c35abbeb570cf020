package godwit.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.mime.Conversion;
import godwit.mime.MessageConverter;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.MimeContent;
import godwit.source.SourceMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The messages are what their names say. */
class SizeMailTest {
  @Test
  void a_message_has_at_least_the_bytes_that_are_asked_for() {
    assertThat(SizeMail.ofBytes(100_000).length).isBetween(100_000, 101_000);
  }

  @Test
  void a_file_has_at_least_the_bytes_that_are_asked_for_once_decoded() {
    var file = convert(SizeMail.withFileOf(100_000)).message().attachments().getFirst();

    assertThat(file.content().sizeBytes()).isBetween(100_000L, 100_057L);
  }

  @Test
  void files_recipients_and_levels_are_counted_right() {
    assertThat(convert(SizeMail.withFiles(20)).message().attachments()).hasSize(20);
    var envelope = convert(SizeMail.toMany(50)).message().envelope();
    assertThat(envelope.to().size() + envelope.cc().size()).isEqualTo(50);
    assertThat(new String(SizeMail.nested(50), StandardCharsets.US_ASCII))
        .contains("Subject: level 49")
        .contains("Subject: innermost");
    assertThat(convert(SizeMail.nested(50)).message().attachments()).hasSize(1);
  }

  private static Conversion convert(byte[] message) {
    var summary =
        new MessageSummary(1, 0, Optional.of(Instant.EPOCH), MessageFlags.NONE, Optional.empty());
    return new MessageConverter().convert(new SourceMessage(summary, new Bytes(message)));
  }

  private static final class Bytes implements MimeContent {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public void close() {}
  }
}
