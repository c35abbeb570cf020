package godwit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import godwit.mime.degradation.Degradation;
import godwit.target.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Conversion is total, the same each time, and bounded. Replays saved inputs; with {@code
 * JAZZER_FUZZ=1} it looks for new ones.
 */
class MessageConverterFuzz {
  /** Replacement text of the longest decoded body, and one part's worth of HTML around it. */
  private static final long LONGEST_BODY = 3 << 20;

  @FuzzTest(maxDuration = "10m")
  void converts_whatever_it_is_given(byte[] message) throws IOException {
    Conversion first = Mail.convert(message, Mail.flags());
    Conversion second = Mail.convert(message, Mail.flags());

    assertThat(first.degradations()).doesNotContain(Degradation.UNREADABLE.text());
    assertThat(second.degradations()).isEqualTo(first.degradations());
    assertThat(second.message().body()).isEqualTo(first.message().body());
    assertThat(second.message().envelope()).isEqualTo(first.message().envelope());
    assertThat(second.message().properties()).isEqualTo(first.message().properties());
    assertThat(first.message().body().content().length()).isLessThan((int) LONGEST_BODY);
    assertThat(first.message().attachments()).hasSizeLessThanOrEqualTo(250);
    for (Attachment attachment : first.message().attachments()) {
      assertThat(attachment.name()).isNotBlank();
      assertThat(length(attachment)).isEqualTo(attachment.content().sizeBytes());
    }
  }

  private static long length(Attachment attachment) throws IOException {
    try (InputStream in = attachment.content().open()) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
