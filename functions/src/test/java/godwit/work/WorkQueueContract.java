package godwit.work;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link WorkQueue} does. */
public interface WorkQueueContract {
  /** The queue under test, empty. */
  WorkQueue queue();

  /** Takes what can be received now, from all queues, in any order. */
  List<WorkItem> receive() throws Exception;

  /** Lets time pass, or waits for it to pass. */
  void pass(Duration time) throws Exception;

  @Test
  default void every_kind_of_work_arrives_as_it_was_sent() throws Exception {
    var mailbox = new MailboxKey(Batches.id(), "jürgen+\"😀\"@example.org");
    var items =
        List.of(
            new WorkItem.AdmitBatch(mailbox.batch()),
            new WorkItem.PurgeBatch(mailbox.batch()),
            new WorkItem.PurgeMailbox(mailbox),
            new WorkItem.PrepareMailbox(mailbox, 1),
            new WorkItem.CopyChunk(mailbox, Long.MAX_VALUE));

    for (WorkItem item : items) {
      queue().send(item, Duration.ZERO);
    }

    assertThat(receive()).containsExactlyInAnyOrderElementsOf(items);
  }

  @Test
  default void the_same_work_may_be_sent_twice() throws Exception {
    var item = new WorkItem.AdmitBatch(Batches.id());

    queue().send(item, Duration.ZERO);
    queue().send(item, Duration.ZERO);

    assertThat(receive()).containsExactly(item, item);
  }

  @Test
  default void work_stays_invisible_until_its_delay_is_over() throws Exception {
    var item = new WorkItem.CopyChunk(new MailboxKey(Batches.id(), "a@example.org"), 1);

    queue().send(item, Duration.ofSeconds(2));

    assertThat(receive()).isEmpty();
    pass(Duration.ofSeconds(2));
    assertThat(receive()).containsExactly(item);
  }

  @Test
  default void a_delay_longer_than_the_queue_allows_is_cut() throws Exception {
    queue().send(new WorkItem.AdmitBatch(Batches.id()), Duration.ofDays(400));

    assertThat(receive()).isEmpty();
  }
}
