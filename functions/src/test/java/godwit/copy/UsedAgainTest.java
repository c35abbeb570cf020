package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.ledger.FolderPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work became Old, and there is a new Work: what Old has came by another name. */
class UsedAgainTest {
  private static final int ROUND = 3;
  private static final String WORK = FolderIds.of("Work");
  private static final String PAST = FolderIds.of("Past");

  private final FolderPlan before = was("Work").validity(1).through(10).build();
  private final FolderPlan work = now("Work").validity(2).kin(WORK).build();
  private final FolderPlan old = now("Old").validity(1).kin(PAST).build();

  @Test
  void a_new_folder_may_be_what_another_name_stood_for_after_all_that_is_gone() {
    assertThat(kin(List.of(before), work, old)).containsExactly(List.of(WORK), List.of(PAST, WORK));
  }

  @Test
  void a_folder_that_was_hidden_is_new() {
    FolderPlan hidden = was("Old").hidden().build();

    assertThat(kin(List.of(before, hidden), work, old).get(1)).containsExactly(PAST, WORK);
  }

  @Test
  void a_folder_that_was_there_before_is_nobody_s_heir() {
    assertThat(kin(List.of(before, was("Old").build()), work, old).get(1)).containsExactly(PAST);
  }

  @Test
  void a_new_folder_with_nothing_to_copy_needs_no_past() {
    FolderPlan empty = PlannedFolder.named("Old").build();

    assertThat(kin(List.of(before), work, empty).get(1)).isEmpty();
  }

  @Test
  void a_folder_of_the_same_generation_or_that_never_had_anything_was_no_other() {
    FolderPlan same = now("Work").validity(1).build();
    FolderPlan never = was("Work").validity(1).through(0).build();

    assertThat(kin(List.of(before), same, old).get(1)).containsExactly(PAST);
    assertThat(kin(List.of(never), work, old).get(1)).containsExactly(PAST);
  }

  @Test
  void what_an_earlier_try_at_the_round_found_stays_as_long_as_it_is_opened() {
    FolderPlan tried = was("Old").round(ROUND).kin(PAST, WORK, FolderIds.of("Old")).build();
    FolderPlan again = now("Old").build();

    assertThat(kin(List.of(tried), now("Work").build(), again).get(1)).containsExactly(WORK);
    FolderPlan earlier = was("Old").round(ROUND - 1).kin(WORK).build();
    assertThat(kin(List.of(earlier), now("Work").build(), again).get(1)).isEmpty();
  }

  @Test
  void a_folder_has_no_more_kin_than_a_row_holds() {
    String[] many =
        IntStream.range(0, FolderPlan.MAX_KIN - 1)
            .mapToObj("%016x"::formatted)
            .toArray(String[]::new);
    FolderPlan other = was("Other").validity(1).through(1).build();
    FolderPlan heir = now("Old").kin(many).build();

    List<FolderPlan> fresh = List.of(work, now("Other").validity(2).build(), heir);

    assertThat(UsedAgain.of(List.of(before, other), ROUND).in(fresh).getLast().kin())
        .hasSize(FolderPlan.MAX_KIN)
        .endsWith(WORK);
  }

  @Test
  void a_person_is_told_of_both_names() {
    var used = UsedAgain.of(List.of(before), ROUND);

    assertThat(used.notes(List.of(work, old, now("New").build())))
        .singleElement()
        .asString()
        .contains(": Work; what of it is now in Old, New is not")
        .endsWith("stays in Work");
    assertThat(used.notes(List.of(work))).isEmpty();
    assertThat(used.notes(List.of(work, PlannedFolder.named("Old").build()))).isEmpty();
    assertThat(used.notes(List.of(old))).isEmpty();
  }

  private static List<List<String>> kin(List<FolderPlan> before, FolderPlan... fresh) {
    var kin = new ArrayList<List<String>>();
    UsedAgain.of(before, ROUND).in(List.of(fresh)).forEach(plan -> kin.add(plan.kin()));
    return kin;
  }

  private static PlannedFolder was(String name) {
    return PlannedFolder.named(name).round(ROUND - 1).through(10);
  }

  private static PlannedFolder now(String name) {
    return PlannedFolder.named(name).round(ROUND).copying(1, 10);
  }
}
