package godwit.work.memory;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.SettableClock;
import godwit.batch.Batches;
import godwit.work.WorkItem;
import godwit.work.WorkQueueContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryWorkQueueContractTest implements WorkQueueContract {
  private final SettableClock clock = new SettableClock(Batches.MADE);
  private final MemoryWorkQueue queue = new MemoryWorkQueue(clock);

  @Override
  public MemoryWorkQueue queue() {
    return queue;
  }

  @Override
  public List<WorkItem> receive() {
    return queue.due(clock.instant());
  }

  @Override
  public void pass(Duration time) {
    clock.advance(time);
  }

  @Test
  void work_never_expires_and_a_cut_delay_is_seven_days() {
    var item = new WorkItem.AdmitBatch(Batches.id());
    queue.send(item, Duration.ofDays(400));

    assertThat(queue.nextVisible()).contains(Batches.MADE.plus(Duration.ofDays(7)));
    pass(Duration.ofDays(4_000));
    assertThat(receive()).containsExactly(item);
  }

  @Test
  void an_item_is_delivered_again_on_request() {
    var item = new WorkItem.AdmitBatch(Batches.id());

    queue.redeliver(item);

    assertThat(queue.waiting()).extracting(MemoryWorkQueue.Waiting::item).containsExactly(item);
    assertThat(receive()).containsExactly(item);
    assertThat(queue.nextVisible()).isEmpty();
  }
}
