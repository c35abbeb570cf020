package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.Tally;
import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A folder has another name: its messages count there, and no more under the old one. */
class InheritanceTest {
  private final Rows rows = new Rows();
  private final FolderPlan gone = PlannedFolder.named("Work").hidden().build();
  private final FolderPlan heir =
      PlannedFolder.named("Old").validity(2).kin(gone.key().id()).copying(1, 5_000).build();
  private int stopsAfter = Integer.MAX_VALUE;

  @Test
  void what_the_new_name_has_counts_there_alone() throws Exception {
    rows.write(gone, Rows.copied(gone, 1, "one", "a"), Rows.copied(gone, 2, "two", "b"));
    rows.write(heir, Rows.copied(heir, 1, "one", "a"));
    Inheritance inheritance = inheritance();
    assertThat(inheritance.any()).isFalse();

    assertThat(inheritance.settle(List.of(gone, heir), "worker")).isTrue();

    assertThat(inheritance.any()).isTrue();
    assertThat(rows.of(gone))
        .containsExactly(Rows.moved(gone, 1, "one", "a", heir), Rows.copied(gone, 2, "two", "b"));
    assertThat(rows.tally(gone)).isEqualTo(new Tally(1, 0, 0, 0, 10));
    assertThat(rows.tally(heir)).isEqualTo(new Tally(1, 0, 0, 0, 10));
  }

  @Test
  void what_never_arrived_counts_under_the_new_name_too() throws Exception {
    rows.write(
        gone, Rows.failed(gone, 1, "one"), Rows.skipped(gone, 2), Rows.copied(gone, 3, "c", "c"));
    rows.write(heir, Rows.copied(heir, 1, "one", "a"), Rows.skipped(heir, 2));

    assertThat(settle(gone, heir)).isTrue();

    var away = new Outcome.Moved(Optional.empty(), heir.key().id());
    assertThat(rows.outcomes(gone))
        .containsExactly(away, away, Rows.copied(gone, 3, "c", "c").outcome());
    assertThat(rows.tally(gone)).isEqualTo(new Tally(1, 0, 0, 0, 10));
  }

  @Test
  void only_a_folder_with_something_to_copy_has_come_by_anything() throws Exception {
    FolderPlan idle = PlannedFolder.named("Old").validity(2).kin(gone.key().id()).build();
    FolderPlan stranger = PlannedFolder.named("Old").validity(2).copying(1, 9).build();
    FolderPlan itself =
        PlannedFolder.named("Work").hidden().kin(gone.key().id()).copying(1, 9).build();
    rows.write(gone, Rows.copied(gone, 1, "one", "a"));
    rows.write(heir, Rows.copied(heir, 1, "one", "a"));

    for (FolderPlan other : List.of(idle, stranger)) {
      assertThat(settle(gone, other)).isTrue();
    }
    assertThat(settle(itself)).isTrue();

    assertThat(rows.of(gone)).containsExactly(Rows.copied(gone, 1, "one", "a"));
  }

  @Test
  void what_a_name_stood_for_before_is_told_by_identity_alone() throws Exception {
    FolderPlan before = PlannedFolder.named("Work").validity(1).build();
    FolderPlan work = PlannedFolder.named("Work").validity(2).build();
    rows.write(before, Rows.copied(before, 1, "one", "a"), Rows.failed(before, 2, "two"));
    rows.write(work, Rows.copied(work, 3, "three", "c"));
    FolderPlan old = PlannedFolder.named("Old").kin(work.key().id()).copying(1, 9).build();
    rows.write(
        old,
        Rows.copied(old, 1, "one", "a"),
        Rows.copied(old, 2, "two", "b"),
        Rows.copied(old, 3, "three", "c"));

    assertThat(settle(work, old)).isTrue();

    assertThat(rows.of(work))
        .containsExactly(
            Rows.moved(before, 1, "one", "a", old),
            Rows.failed(before, 2, "two"),
            Rows.copied(work, 3, "three", "c"));
  }

  @Test
  void of_thousands_each_is_settled_once_however_often_the_time_is_up() throws Exception {
    var left = new ArrayList<LedgerEntry>();
    var had = new ArrayList<LedgerEntry>();
    for (int i = 1; i <= 1_100; i++) {
      left.add(Rows.copied(gone, i, "content " + i, "id " + i));
      had.add(Rows.copied(heir, i, "content " + i, "id " + i));
    }
    rows.write(gone, left);
    rows.write(heir, had);
    stopsAfter = 1;

    assertThat(settle(gone, heir)).isFalse();
    assertThat(rows.tally(gone).copied()).isEqualTo(1_010);
    stopsAfter = 10;
    assertThat(settle(gone, heir)).isFalse();
    stopsAfter = Integer.MAX_VALUE;
    assertThat(settle(gone, heir)).isTrue();

    assertThat(rows.tally(gone)).isEqualTo(Tally.NONE);
    assertThat(rows.outcomes(gone)).hasSize(1_100).hasOnlyElementsOfType(Outcome.Moved.class);
  }

  @Test
  void a_folder_that_is_settled_is_not_claimed_again() throws Exception {
    rows.write(gone, Rows.copied(gone, 1, "one", "a"));
    rows.write(heir, Rows.copied(heir, 1, "one", "a"));
    assertThat(settle(gone, heir)).isTrue();
    var settled = rows.ledger.chunks(gone.key());

    Inheritance again = inheritance();

    assertThat(again.settle(List.of(gone, heir), "later")).isTrue();
    assertThat(again.any()).isFalse();
    assertThat(rows.ledger.chunks(gone.key())).isEqualTo(settled);
  }

  @Test
  void where_the_heir_has_other_messages_nothing_changes_hands() throws Exception {
    rows.write(gone, Rows.copied(gone, 1, "one", "a"));
    rows.write(heir, Rows.copied(heir, 1, "two", "b"));
    Inheritance inheritance = inheritance();

    assertThat(inheritance.settle(List.of(gone, heir), "worker")).isTrue();

    assertThat(inheritance.any()).isFalse();
    assertThat(rows.of(gone)).containsExactly(Rows.copied(gone, 1, "one", "a"));
  }

  @Test
  void where_the_heir_has_nothing_yet_nothing_is_claimed() throws Exception {
    rows.write(gone, Rows.copied(gone, 1, "one", "a"));

    assertThat(settle(gone, heir)).isTrue();

    assertThat(rows.ledger.chunks(gone.key())).hasSize(1);
  }

  @Test
  void whoever_comes_late_gives_way() {
    rows.write(gone, Rows.copied(gone, 1, "one", "a"));
    rows.write(heir, Rows.copied(heir, 1, "one", "a"));
    var late = new Inheritance(WatchedLedger.taken(rows.ledger), new Going());

    assertThatThrownBy(() -> late.settle(List.of(gone, heir), "late"))
        .isInstanceOf(BatonLostException.class);
    assertThat(rows.of(gone)).containsExactly(Rows.copied(gone, 1, "one", "a"));
  }

  private boolean settle(FolderPlan... folders) throws Exception {
    return inheritance().settle(List.of(folders), "worker");
  }

  private Inheritance inheritance() {
    return new Inheritance(rows.ledger, new Going());
  }

  /** Says to stop after some questions. */
  private final class Going implements Checkpoint {
    private int asked;

    @Override
    public boolean mayGoOn() {
      return asked++ < stopsAfter;
    }

    @Override
    public void show(Tally done) {
      throw new IllegalStateException("nothing is shown of it");
    }
  }
}
