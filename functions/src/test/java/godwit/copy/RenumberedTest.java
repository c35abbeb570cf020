package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.ledger.FolderPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the third time on that a server numbers a folder anew, a person is told. */
class RenumberedTest {
  private final Rows rows = new Rows();
  private final Renumbered renumbered = new Renumbered(rows.ledger);

  @Test
  void the_third_change_is_no_accident() throws Exception {
    copied(1, 2, 3);

    assertThat(renumbered.notes(List.of(work(3)), List.of(work(4))))
        .singleElement()
        .asString()
        .contains("(UIDVALIDITY): Work,", "ignoreUidValidity=true");
  }

  @Test
  void two_changes_may_be() throws Exception {
    copied(1, 2);

    assertThat(renumbered.notes(List.of(work(2)), List.of(work(3)))).isEmpty();
  }

  @Test
  void it_is_told_only_when_it_happens() throws Exception {
    copied(1, 2, 3, 4);

    assertThat(renumbered.notes(List.of(work(4)), List.of(work(4)))).isEmpty();
    assertThat(renumbered.notes(List.of(), List.of(work(4)))).isEmpty();
  }

  private void copied(int... generations) {
    for (int generation : generations) {
      FolderPlan plan = work(generation);
      rows.write(plan, Rows.copied(plan, 1, "one", "a" + generation));
    }
  }

  private static FolderPlan work(long validity) {
    return PlannedFolder.named("Work").validity(validity).build();
  }
}
