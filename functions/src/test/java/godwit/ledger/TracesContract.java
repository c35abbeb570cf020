package godwit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.target.TargetMessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link Traces} does. */
public interface TracesContract {
  String INBOX = "0123456789abcdef";
  String SENT = "fedcba9876543210";
  UidValidity OLD = new UidValidity(7);
  UidValidity NOW = new UidValidity(Long.MAX_VALUE);

  /** The traces under test; they may hold mailboxes of other tests. */
  Traces traces();

  @Test
  default void shows_what_was_saved_with_every_value() throws Exception {
    var mailbox = mailbox();
    var full = trace(INBOX, NOW, UidRange.MAX_UID);
    var bare = new Trace(SENT, OLD, 1, "", new TargetMessageId("AA=/+"), Optional.empty());

    traces().save(mailbox, List.of(full, bare));

    assertThat(traces().of(new FolderKey(mailbox, INBOX))).containsExactly(full);
    assertThat(traces().of(new FolderKey(mailbox, SENT))).containsExactly(bare);
    assertThat(traces().folders(mailbox)).containsExactlyInAnyOrder(INBOX, SENT);
  }

  @Test
  default void those_of_one_generation_in_a_range_come_in_order() throws Exception {
    var mailbox = mailbox();
    var saved =
        LongStream.of(300, 9, 10, 4_000_000_000L).mapToObj(u -> trace(INBOX, NOW, u)).toList();
    traces().save(mailbox, saved);
    traces().save(mailbox, List.of(trace(INBOX, OLD, 50), trace(SENT, NOW, 50)));

    var found = traces().of(new FolderKey(mailbox, INBOX), NOW, new UidRange(10, 4_000_000_000L));

    assertThat(found).extracting(Trace::uid).containsExactly(10L, 300L, 4_000_000_000L);
    assertThat(traces().of(new FolderKey(mailbox, INBOX)))
        .extracting(Trace::uid)
        .containsExactly(50L, 9L, 10L, 300L, 4_000_000_000L);
  }

  @Test
  default void saving_the_same_message_again_replaces_its_trace() throws Exception {
    var mailbox = mailbox();
    traces().save(mailbox, List.of(trace(INBOX, NOW, 3)));
    var moved = new Trace(INBOX, NOW, 3, "00", new TargetMessageId("other"), Optional.empty());

    traces().save(mailbox, List.of(moved));

    assertThat(traces().of(new FolderKey(mailbox, INBOX))).containsExactly(moved);
  }

  @Test
  default void of_two_traces_of_one_message_in_one_portion_the_later_stays() throws Exception {
    var mailbox = mailbox();
    var second = new Trace(INBOX, NOW, 3, "00", new TargetMessageId("copy"), Optional.empty());

    traces().save(mailbox, List.of(trace(INBOX, NOW, 3), second));

    assertThat(traces().of(new FolderKey(mailbox, INBOX))).containsExactly(second);
  }

  @Test
  default void more_than_a_transaction_takes_may_be_saved_at_once() throws Exception {
    var mailbox = mailbox();
    var many = LongStream.rangeClosed(1, 1_234).mapToObj(u -> trace(INBOX, NOW, u)).toList();

    traces().save(mailbox, many);

    assertThat(traces().of(new FolderKey(mailbox, INBOX))).containsExactlyElementsOf(many);
  }

  @Test
  default void a_mailbox_that_is_purged_has_none_and_others_keep_theirs() throws Exception {
    var mailbox = mailbox();
    var other = new MailboxKey(mailbox.batch(), "ben@contoso.example");
    traces().save(mailbox, List.of(trace(INBOX, NOW, 3)));
    traces().save(other, List.of(trace(INBOX, NOW, 4)));

    traces().purge(mailbox);
    traces().purge(mailbox);

    assertThat(traces().of(new FolderKey(mailbox, INBOX))).isEmpty();
    assertThat(traces().folders(mailbox)).isEmpty();
    assertThat(traces().of(new FolderKey(other, INBOX))).hasSize(1);
  }

  private static MailboxKey mailbox() {
    return new MailboxKey(Batches.id(), "ada@contoso.example");
  }

  private static Trace trace(String folder, UidValidity validity, long uid) {
    return new Trace(
        folder,
        validity,
        uid,
        "%016x".formatted(uid),
        new TargetMessageId("id of " + uid),
        Optional.of(Instant.parse("2020-01-01T00:00:00Z").plusSeconds(uid)));
  }
}
