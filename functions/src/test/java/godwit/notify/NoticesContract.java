package godwit.notify;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.BatchId;
import godwit.batch.Batches;
import godwit.failure.MigrationException;
import godwit.hook.HookEvent;
import godwit.hook.HookMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Notices} does. */
public interface NoticesContract {
  Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** The notices under test. */
  Notices notices();

  @Test
  default void a_notice_is_kept_once_with_all_it_says() throws Exception {
    BatchId batch = Batches.id();
    var message = new HookMessage("e1", HookEvent.ROUND_FINISHED, "{\"id\":\"e1\"}");
    Notice hook = Notice.hook(batch, "s1", message, NOON);
    Notice mail = Notice.report(batch, "r1@" + NOON, NOON);

    assertThat(notices().add(hook)).isTrue();
    assertThat(notices().add(mail)).isTrue();
    assertThat(notices().add(Notice.report(batch, "r1@" + NOON, NOON.plusSeconds(60)))).isFalse();

    assertThat(of(batch)).extracting(n -> n.at("")).containsExactlyInAnyOrder(hook, mail);
  }

  @Test
  default void one_of_two_who_change_it_is_first() throws Exception {
    BatchId batch = Batches.id();
    assertThat(notices().add(Notice.report(batch, "r1", NOON))).isTrue();
    Notice read = of(batch).getFirst();

    var mine = notices().update(read.begun(NOON.plusSeconds(600)));
    var other = notices().update(read.begun(NOON.plusSeconds(700)));
    var next = notices().update(mine.orElseThrow().again(NOON.plusSeconds(60)));

    assertThat(other).isEmpty();
    assertThat(next).isPresent();
    assertThat(of(batch).getFirst().attempts()).isEqualTo(1);
    assertThat(of(batch).getFirst().due()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  default void what_is_removed_stays_away() throws Exception {
    BatchId batch = Batches.id();
    assertThat(notices().add(Notice.report(batch, "r1", NOON))).isTrue();
    Notice read = of(batch).getFirst();

    notices().remove(read);
    notices().remove(read);

    assertThat(of(batch)).isEmpty();
    assertThat(notices().update(read.begun(NOON))).isEmpty();
  }

  @Test
  default void a_batch_is_purged_alone() throws Exception {
    BatchId first = Batches.id();
    BatchId second = Batches.id();
    assertThat(notices().add(Notice.report(first, "r1", NOON))).isTrue();
    assertThat(notices().add(Notice.report(second, "r1", NOON))).isTrue();

    notices().purge(first);
    notices().purge(first);

    assertThat(of(first)).isEmpty();
    assertThat(of(second)).hasSize(1);
  }

  private List<Notice> of(BatchId batch) throws MigrationException {
    return notices().all().stream().filter(n -> n.batch().equals(batch)).toList();
  }
}
