package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.ledger.FolderPlan;
import godwit.source.UidValidity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which folders a folder may have been, so that their messages are not sent again. */
class KinTest {
  private static final String WORK = FolderIds.of("Work");
  private static final String OLD = FolderIds.of("Old");
  private static final String GONE = FolderIds.of("Gone");
  private static final UidValidity ONE = new UidValidity(1);
  private static final UidValidity TWO = new UidValidity(2);

  @Test
  void a_new_folder_may_be_any_that_is_gone_and_most_likely_one_of_its_generation() {
    List<FolderPlan> before =
        List.of(
            PlannedFolder.named("Gone").validity(1).build(),
            PlannedFolder.named("Old").validity(2).build());
    Kin kin = kin(before, Set.of(), "Work");

    assertThat(kin.of(WORK, TWO, Optional.empty())).containsExactly(OLD, GONE);
    assertThat(kin.of(WORK, ONE, Optional.empty())).containsExactly(GONE, OLD);
    assertThat(kin.isGone(OLD)).isTrue();
    assertThat(kin.isGone(WORK)).isFalse();
  }

  @Test
  void a_folder_that_is_still_there_is_nobody_s_past() {
    Kin kin = kin(List.of(PlannedFolder.named("Old").build()), Set.of(OLD), "Old", "Work");

    assertThat(kin.of(WORK, ONE, Optional.empty())).isEmpty();
  }

  @Test
  void a_folder_that_an_earlier_batch_copied_is_its_own_past() {
    Kin kin = kin(List.of(), Set.of(WORK, GONE), "Work");

    assertThat(kin.of(WORK, ONE, Optional.empty())).containsExactly(WORK, GONE);
  }

  @Test
  void a_folder_of_another_generation_is_its_own_past() {
    FolderPlan before = PlannedFolder.named("Work").validity(1).build();
    Kin kin = kin(List.of(before), Set.of(), "Work");

    assertThat(kin.of(WORK, TWO, Optional.of(before))).containsExactly(WORK);
    assertThat(kin.of(WORK, ONE, Optional.of(before))).isEmpty();
  }

  @Test
  void what_a_folder_was_it_stays_until_that_is_listed_again() {
    FolderPlan before = PlannedFolder.named("Work").kin(WORK, OLD, GONE).build();
    FolderPlan old = PlannedFolder.named("Old").build();
    FolderPlan gone = PlannedFolder.named("Gone").build();
    Kin kin = kin(List.of(before, old, gone), Set.of(), "Work", "Old");

    assertThat(kin.of(WORK, ONE, Optional.of(before))).containsExactly(WORK, GONE);
  }

  @Test
  void a_folder_that_was_there_all_the_time_is_not_what_another_has_become() {
    FolderPlan before = PlannedFolder.named("Work").build();
    Kin kin = kin(List.of(before, PlannedFolder.named("Gone").build()), Set.of(), "Work");

    assertThat(kin.of(WORK, ONE, Optional.of(before))).isEmpty();
  }

  @Test
  void a_folder_that_was_gone_itself_may_be_any_that_is_gone_now() {
    FolderPlan before = PlannedFolder.named("Work").hidden().build();
    Kin kin = kin(List.of(before, PlannedFolder.named("Gone").build()), Set.of(), "Work");

    assertThat(kin.of(WORK, ONE, Optional.of(before))).containsExactly(GONE);
  }

  @Test
  void no_more_are_compared_than_a_row_holds() {
    List<FolderPlan> before =
        IntStream.range(0, FolderPlan.MAX_KIN + 1)
            .mapToObj(i -> PlannedFolder.named("Gone " + i).build())
            .toList();

    assertThat(kin(before, Set.of(), "Work").of(WORK, ONE, Optional.empty()))
        .hasSize(FolderPlan.MAX_KIN);
  }

  private static Kin kin(List<FolderPlan> before, Set<String> traced, String... listed) {
    var folders = List.of(listed).stream().map(name -> PlannedFolder.named(name).source()).toList();
    return Kin.of(folders, before, traced);
  }
}
