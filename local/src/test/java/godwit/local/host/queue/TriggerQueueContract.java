package godwit.local.host.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TriggerQueue} does. */
interface TriggerQueueContract {
  Duration LONG = Duration.ofMinutes(10);

  /** A fresh, empty queue with a poison queue. */
  TriggerQueue queue();

  /** Puts a body on {@link #queue()} by a route of its own. */
  void put(String body);

  /** The bodies on its poison queue, by a route of its own. */
  List<String> poisoned();

  @Test
  default void gives_a_message_out_once_while_it_is_hidden() {
    put("one");

    List<QueueMessage> first = queue().receive(5, LONG);

    assertThat(first).extracting(QueueMessage::body).containsExactly("one");
    assertThat(first.getFirst().dequeueCount()).isOne();
    assertThat(queue().receive(5, LONG)).isEmpty();
  }

  @Test
  default void gives_no_more_than_asked_for() {
    put("one");
    put("two");

    assertThat(queue().receive(1, LONG)).hasSize(1);
    assertThat(queue().receive(2, LONG)).hasSize(1);
  }

  @Test
  default void counts_deliveries_and_changes_receipts() {
    put("<again & again>");
    QueueMessage first = queue().receive(1, LONG).getFirst();

    QueueMessage released = queue().hide(first, Duration.ZERO).orElseThrow();
    QueueMessage second = queue().receive(1, LONG).getFirst();

    assertThat(released.popReceipt()).isNotEqualTo(first.popReceipt());
    assertThat(second.body()).isEqualTo("<again & again>");
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.dequeueCount()).isEqualTo(2);
  }

  @Test
  default void refuses_an_old_receipt() {
    put("one");
    QueueMessage old = queue().receive(1, LONG).getFirst();
    QueueMessage current = queue().hide(old, LONG).orElseThrow();

    assertThat(queue().delete(old)).isFalse();
    assertThat(queue().hide(old, LONG)).isEmpty();
    assertThat(queue().delete(current)).isTrue();
    assertThat(queue().delete(current)).isFalse();
  }

  @Test
  default void puts_a_body_as_it_is_on_the_poison_queue() {
    queue().copyToPoison("%%% no base64");

    assertThat(poisoned()).containsExactly("%%% no base64");
  }
}
