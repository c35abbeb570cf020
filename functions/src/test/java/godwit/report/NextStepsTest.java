package godwit.report;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchStatus;
import godwit.batch.Batches;
import godwit.batch.MailboxStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextStepsTest {
  private final Batch batch = Batches.batch(Batches.id());

  @Test
  void mailboxes_that_are_stopped_are_named_before_users_are_moved() {
    List<String> steps = steps(BatchStatus.SYNCED, MailboxStatus.SYNCED, MailboxStatus.STOPPED);

    assertThat(steps).hasSize(2);
    assertThat(steps.getFirst()).startsWith("1 of 2 mailboxes are stopped").contains("start");
  }

  @Test
  void a_batch_that_is_stopped_is_to_be_started_and_no_more() {
    assertThat(steps(BatchStatus.STOPPED, MailboxStatus.STOPPED)).hasSize(1);
    assertThat(steps(BatchStatus.STOPPING, MailboxStatus.SYNCING, MailboxStatus.STOPPED))
        .hasSize(1);
  }

  private List<String> steps(BatchStatus status, MailboxStatus... mailboxes) {
    var sums = new RowSums.Adding(1, Batches.MADE);
    for (int i = 0; i < mailboxes.length; i++) {
      sums.add(Batches.in(Batches.mailbox(batch.id(), "user" + i + "@b.example"), mailboxes[i]));
    }
    return NextSteps.of(new BatchSummary(batch.withStatus(status), sums.sums()));
  }
}
