package godwit.work.queues;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import godwit.work.WorkItem;
import java.nio.charset.StandardCharsets;

/** A queue message is work of this app, or refused in words that quote nothing of it. */
class WorkCodecFuzz {
  @FuzzTest(maxDuration = "10m")
  void reads_or_refuses_whatever_it_is_given(byte[] utf8) {
    String message = new String(utf8, StandardCharsets.UTF_8);
    WorkItem item;
    try {
      item = WorkCodec.decode(message);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("a queue message is no work of this app").hasNoCause();
      return;
    }

    assertThat(WorkCodec.decode(WorkCodec.encode(item))).isEqualTo(item);
  }
}
