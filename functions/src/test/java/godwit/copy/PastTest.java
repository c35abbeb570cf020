package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Trace;
import godwit.ledger.memory.MemoryTraces;
import godwit.source.UidRange;
import godwit.target.TargetMessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is at the target under other names is found there, each message for one of the source. */
class PastTest {
  private final Rows rows = new Rows();
  private final MemoryTraces traces = new MemoryTraces();
  private final FolderPlan gone = PlannedFolder.named("Gone").hidden().build();
  private final FolderPlan lost = PlannedFolder.named("Lost").hidden().build();
  private final FolderPlan heir =
      PlannedFolder.named("Heir").validity(2).kin(gone.key().id(), lost.key().id()).build();

  @Test
  void messages_of_one_content_are_taken_one_by_one() throws Exception {
    rows.write(gone, Rows.copied(gone, 1, "like", "a"), Rows.copied(gone, 2, "like", "b"));
    Past past = past(gone, heir);

    assertThat(past.take(heir, "like")).contains(whole("a"));
    assertThat(past.take(heir, "like")).contains(whole("b"));
    assertThat(past.take(heir, "like")).isEmpty();
    assertThat(past.take(heir, "other")).isEmpty();
  }

  @Test
  void the_next_folder_is_asked_where_the_first_has_no_more() throws Exception {
    rows.write(gone, Rows.copied(gone, 1, "like", "a"));
    rows.write(lost, Rows.copied(lost, 1, "like", "b"));
    Past past = past(gone, lost, heir);

    assertThat(past.take(heir, "like")).contains(whole("a"));
    assertThat(past.take(heir, "like")).contains(whole("b"));
  }

  @Test
  void one_that_two_folders_tell_of_is_taken_once() throws Exception {
    rows.write(gone, Rows.copied(gone, 1, "like", "a"));
    rows.write(lost, Rows.copied(lost, 1, "like", "a"), Rows.copied(lost, 2, "like", "b"));
    Past past = past(gone, lost, heir);

    assertThat(past.take(heir, "like")).contains(whole("a"));
    assertThat(past.take(heir, "like")).contains(whole("b"));
    assertThat(past.take(heir, "like")).isEmpty();
  }

  @Test
  void a_folder_numbered_anew_has_what_it_had() throws Exception {
    FolderPlan before = PlannedFolder.named("Work").validity(1).build();
    FolderPlan work = PlannedFolder.named("Work").validity(2).kin(before.key().id()).build();
    rows.write(before, Rows.copied(before, 1, "one", "a"), Rows.copied(before, 2, "two", "b"));
    rows.write(work, Rows.copied(work, 1, "one", "a"), Rows.copied(work, 3, "three", "c"));
    Past past = past(work);

    assertThat(past.take(work, "two")).contains(whole("b"));
    assertThat(past.take(work, "one")).as("a row has it already").isEmpty();
    assertThat(past.take(work, "three")).as("of this generation").isEmpty();
  }

  @Test
  void what_a_folder_has_itself_is_not_had_by_one_that_its_name_was_given_to() throws Exception {
    FolderPlan before = PlannedFolder.named("Work").validity(1).build();
    FolderPlan work = PlannedFolder.named("Work").validity(2).build();
    FolderPlan old = PlannedFolder.named("Old").kin(work.key().id()).build();
    rows.write(before, Rows.copied(before, 1, "one", "a"), Rows.copied(before, 2, "two", "b"));
    rows.write(work, Rows.copied(work, 1, "one", "a"));
    Past past = past(work, old);

    assertThat(past.take(old, "one")).isEmpty();
    assertThat(past.take(old, "two")).contains(whole("b"));
  }

  @Test
  void what_an_heir_has_already_is_not_taken_by_another() throws Exception {
    FolderPlan earlier = PlannedFolder.named("Heir").validity(1).build();
    FolderPlan other = PlannedFolder.named("Other").kin(gone.key().id()).build();
    rows.write(
        gone,
        Rows.copied(gone, 1, "one", "a"),
        Rows.copied(gone, 2, "two", "b"),
        Rows.copied(gone, 3, "three", "c"));
    rows.write(heir, Rows.copied(heir, 1, "one", "a"));
    rows.write(earlier, Rows.copied(earlier, 2, "two", "b"));
    FolderPlan stranger = PlannedFolder.named("Stranger").build();
    rows.write(stranger, Rows.copied(stranger, 3, "three", "c"));
    Past past = past(gone, heir, other, stranger);

    assertThat(past.take(other, "one")).isEmpty();
    assertThat(past.take(other, "two")).as("an earlier generation counts no more").isPresent();
    assertThat(past.take(other, "three")).as("its kin says nothing of this one").isPresent();
  }

  @Test
  void an_old_stamp_does_not_bring_back_what_moved_on() throws Exception {
    rows.write(gone, Rows.moved(gone, 1, "one", "a", heir));
    trace(gone, 1, "one", "a");
    trace(gone, 2, "two", "b");
    Past past = past(gone, heir);

    assertThat(past.take(heir, "one")).isEmpty();
    assertThat(past.take(heir, "two")).contains(stamped("b"));
  }

  @Test
  void stamps_tell_of_a_folder_itself_and_of_one_that_is_gone() throws Exception {
    FolderPlan work = PlannedFolder.named("Work").validity(2).build();
    FolderPlan itself =
        PlannedFolder.named("Work").validity(2).kin(work.key().id(), gone.key().id()).build();
    FolderPlan old = PlannedFolder.named("Old").kin(work.key().id()).build();
    trace(PlannedFolder.named("Work").validity(1).build(), 1, "one", "a");
    trace(work, 2, "two", "b");
    trace(gone, 3, "three", "c");
    Past past = past(gone, itself, old);

    assertThat(past.take(old, "one")).as("a listed folder takes its own").isEmpty();
    assertThat(past.take(itself, "two")).as("of this generation").isEmpty();
    assertThat(past.take(itself, "one")).contains(stamped("a"));
    assertThat(past.take(itself, "three")).contains(stamped("c"));
  }

  @Test
  void identifiers_lead_to_the_stamps_of_a_folder_s_own_generation() throws Exception {
    FolderPlan work = PlannedFolder.named("Work").validity(2).build();
    FolderPlan itself = PlannedFolder.named("Work").validity(2).kin(work.key().id()).build();
    trace(work, 2, "two", "b");
    trace(work, 20, "twenty", "c");
    trace(PlannedFolder.named("Work").validity(1).build(), 3, "three", "d");

    assertThat(past(itself).traces(itself, new UidRange(1, 10)))
        .extracting(Trace::uid)
        .containsExactly(2L);
  }

  @Test
  void of_a_past_of_thousands_nothing_is_overlooked() throws Exception {
    var entries = new ArrayList<LedgerEntry>();
    for (int i = 1; i <= 1_100; i++) {
      entries.add(Rows.copied(gone, i, "content " + i, "id " + i));
    }
    rows.write(gone, entries);
    Past past = past(gone, heir);

    assertThat(past.take(heir, "content 1")).contains(whole("id 1"));
    assertThat(past.take(heir, "content 1100")).contains(whole("id 1100"));
  }

  private Past past(FolderPlan... folders) {
    return new Past(rows.ledger, traces, List.of(folders), new Given());
  }

  private void trace(FolderPlan folder, long uid, String content, String id) {
    traces.save(
        folder.key().mailbox(),
        List.of(
            new Trace(
                folder.key().id(),
                folder.validity(),
                uid,
                content,
                new TargetMessageId(id),
                Optional.empty())));
  }

  private static KnownContent.Known whole(String id) {
    return new KnownContent.Known(new TargetMessageId(id), true);
  }

  private static KnownContent.Known stamped(String id) {
    return new KnownContent.Known(new TargetMessageId(id), false);
  }
}
