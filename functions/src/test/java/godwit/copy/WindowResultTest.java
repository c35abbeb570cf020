package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.failure.TransientException;
import godwit.ledger.LedgerEntry;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.source.UidSet;
import godwit.source.UidValidity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several messages may share an identifier: then none is taken for the other. */
class WindowResultTest {
  private final Halt halt = new Halt();
  private final WindowResult result = new WindowResult(halt);

  @Test
  void what_was_settled_is_told_in_order() {
    result.settled(entry(9));
    result.settled(entry(2));

    assertThat(result.entries()).extracting(LedgerEntry::uid).containsExactly(2L, 9L);
    assertThat(result.doubted()).isEqualTo(UidSet.EMPTY);
  }

  @Test
  void a_message_is_in_doubt_while_one_of_the_same_identifier_was_not_sent() {
    result.settled(entry(2));
    result.settled(entry(3));
    result.leftOut(3);

    assertThat(result.entries()).extracting(LedgerEntry::uid).containsExactly(2L);
    assertThat(result.doubted()).isEqualTo(UidSet.of(List.of(3L)));
  }

  @Test
  void a_message_is_in_doubt_while_one_of_the_same_identifier_is() {
    result.settled(entry(3));
    result.doubted(3, new TransientException("LOST", "no answer"));

    assertThat(result.entries()).isEmpty();
    assertThat(result.doubted()).isEqualTo(UidSet.of(List.of(3L)));
    assertThat(halt.isCalled()).isTrue();
  }

  @Test
  void a_message_that_was_never_sent_is_in_no_doubt() {
    result.leftOut(3);

    assertThat(result.doubted()).isEqualTo(UidSet.EMPTY);
    assertThat(halt.isCalled()).isFalse();
  }

  @Test
  void a_message_that_is_cut_short_is_in_doubt_if_a_copy_of_it_is_there() {
    result.cutShort(3, false);
    assertThat(halt.isCalled()).isTrue();
    assertThat(result.doubted()).isEqualTo(UidSet.EMPTY);

    result.cutShort(4, true);

    assertThat(result.doubted()).isEqualTo(UidSet.of(List.of(4L)));
  }

  @Test
  void when_the_relay_says_stop_it_is_over() {
    assertThat(result.isOver()).isFalse();

    result.halt();

    assertThat(result.isOver()).isTrue();
    assertThat(halt.failure()).isEmpty();
  }

  private static LedgerEntry entry(long uid) {
    var message = new MessageSummary(uid, 7, Optional.empty(), MessageFlags.NONE, Optional.empty());
    return Account.expunged(new UidValidity(1), message, Instant.EPOCH);
  }
}
