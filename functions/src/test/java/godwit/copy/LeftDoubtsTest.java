package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.SettableClock;
import godwit.failure.ThrottledException;
import godwit.ledger.Chunk;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.Ledger;
import godwit.source.UidSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A worker died while it sent, and the folder is numbered anew before another looks. */
class LeftDoubtsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final DoubtSettings SETTINGS =
      new DoubtSettings(Duration.ofMinutes(1), Duration.ofSeconds(30));
  private static final UidSet SOME = UidSet.of(List.of(7L, 9L));

  private final Rows rows = new Rows();
  private final SettableClock clock = new SettableClock(NOON);
  private final FolderPlan before = PlannedFolder.named("Work").validity(1).through(10).build();
  private final FolderPlan renewed = PlannedFolder.named("Work").validity(2).through(10).build();

  @Test
  void without_doubts_nothing_is_waited_for() throws Exception {
    rows.write(before, Rows.copied(before, 1, "one", "a"));

    assertThat(areDue(renewed)).isFalse();
  }

  @Test
  void a_chunk_of_the_same_generation_looks_for_its_own() throws Exception {
    rows.intend(before, Intent.toSend(SOME));

    assertThat(areDue(before)).isFalse();
    assertThat(areDue(PlannedFolder.named("Other").build())).isFalse();
  }

  @Test
  void a_folder_that_begins_anew_has_left_its_doubts_behind() throws Exception {
    rows.intend(before, Intent.landed(SOME, NOON.minusSeconds(30)));

    assertThat(areDue(PlannedFolder.named("Work").validity(1).through(9).build())).isTrue();
  }

  @Test
  void what_may_be_on_its_way_is_waited_for_and_since_when_is_kept() throws Exception {
    rows.intend(before, Intent.toSend(SOME));

    assertThat(waitFor(renewed)).isEqualTo(Duration.ofSeconds(90));
    assertThat(intent()).isEqualTo(Intent.landed(SOME, NOON.plusSeconds(60)));
    clock.advance(Duration.ofSeconds(40));
    assertThat(waitFor(renewed)).isEqualTo(Duration.ofSeconds(50));
    assertThat(intent()).isEqualTo(Intent.landed(SOME, NOON.plusSeconds(60)));
    clock.advance(Duration.ofSeconds(50));
    assertThat(areDue(renewed)).isTrue();
  }

  @Test
  void what_is_known_to_have_landed_is_not_claimed_from_its_worker() {
    rows.intend(before, Intent.landed(SOME, NOON));

    assertThat(waitFor(renewed)).isEqualTo(Duration.ofSeconds(30));
    assertThat(chunk().owner()).isEqualTo("earlier");
  }

  @Test
  void whoever_comes_late_gives_way() {
    rows.intend(before, Intent.toSend(SOME));
    var late = new LeftDoubts(WatchedLedger.taken(rows.ledger), SETTINGS, clock);

    assertThatThrownBy(() -> late.areDue(List.of(before), List.of(renewed), "late"))
        .isInstanceOf(BatonLostException.class);
    assertThat(intent().landed()).isEqualTo(Optional.empty());
  }

  private boolean areDue(FolderPlan now) throws Exception {
    Ledger ledger = rows.ledger;
    return new LeftDoubts(ledger, SETTINGS, clock).areDue(List.of(before), List.of(now), "worker");
  }

  private Duration waitFor(FolderPlan now) {
    var wait = new Duration[1];
    assertThatThrownBy(() -> areDue(now))
        .isInstanceOfSatisfying(ThrottledException.class, e -> wait[0] = e.retryAfter());
    return wait[0];
  }

  private Chunk chunk() {
    return rows.ledger.chunks(before.key()).getFirst();
  }

  private Intent intent() {
    return chunk().intent();
  }
}
