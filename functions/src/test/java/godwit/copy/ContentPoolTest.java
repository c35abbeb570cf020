package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.copy.KnownContent.Known;
import godwit.target.TargetMessageId;
import org.junit.jupiter.api.Test;

/** Each message at the target stands for one of the source, whoever tells of it. */
class ContentPoolTest {
  private final ContentPool pool = new ContentPool();

  @Test
  void messages_of_one_content_are_taken_one_by_one_in_their_order() {
    pool.add("a", known("1"));
    pool.add("b", known("2"));
    pool.add("a", known("3"));

    assertThat(pool.take("a")).contains(known("1"));
    assertThat(pool.take("a")).contains(known("3"));
    assertThat(pool.take("a")).isEmpty();
    assertThat(pool.take("b")).contains(known("2"));
    assertThat(pool.take("c")).isEmpty();
  }

  @Test
  void a_message_that_two_tell_of_is_one() {
    pool.add("a", known("1"));
    pool.add("a", new Known(new TargetMessageId("1"), false));

    assertThat(pool.take("a")).contains(known("1"));
    assertThat(pool.take("a")).isEmpty();
  }

  @Test
  void what_another_row_has_is_not_taken() {
    pool.exclude(new TargetMessageId("1"));
    pool.add("a", known("1"));

    assertThat(pool.take("a")).isEmpty();
  }

  private static Known known(String id) {
    return new Known(new TargetMessageId(id), true);
  }
}
