package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is asked for with one command. */
class BatchesTest {
  private static List<MessageSummary> messages(int count, long size) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(uid ->
            new MessageSummary(uid, size, Optional.empty(), MessageFlags.NONE, Optional.empty()))
        .toList();
  }

  @Test
  void as_many_as_fit_are_asked_for_together() {
    assertThat(Batches.cut(messages(9, 1_000), 4_000, 100))
        .extracting(List::size)
        .containsExactly(4, 4, 1);
  }

  @Test
  void no_more_are_asked_for_than_the_server_takes() {
    assertThat(Batches.cut(messages(9, 1_000), 100_000, 5))
        .extracting(List::size)
        .containsExactly(5, 4);
  }

  /** What waits behind one that does not come is held in memory. */
  @Test
  void messages_of_unknown_size_are_not_taken_for_nothing() {
    assertThat(Batches.cut(messages(5_000, 0), 32 << 20, 10_000)).hasSizeGreaterThan(9);
  }
}
