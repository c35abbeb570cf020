package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.batch.Tally;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.memory.MemoryFolderPlans;
import godwit.ledger.memory.MemoryTraces;
import godwit.source.MailSource;
import godwit.source.MessageFlags;
import godwit.source.SourceFolder;
import godwit.source.memory.MemoryMailbox;
import godwit.target.TargetMessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has left a folder at the source may be what appears in another, once for each. */
class DeparturesTest {
  private static final List<String> WORK = List.of("Work");

  private final Rows rows = new Rows();
  private final MemoryMailbox mailbox = new MemoryMailbox();
  private final MailSource source = mailbox.session();
  private final Given given = new Given();
  private final FolderPlan done = PlannedFolder.named("Done").build();
  private FolderPlan work = done;
  private boolean mayGoOn = true;

  @BeforeEach
  void four_messages_were_copied_of_which_the_first_is_still_there() throws Exception {
    mailbox.createFolder(WORK);
    for (int i = 0; i < 4; i++) {
      long uid = mailbox.add(WORK, new byte[] {'x'}, Optional.of(Instant.EPOCH), MessageFlags.NONE);
      assertThat(uid).isEqualTo(i + 1);
    }
    List.of(2L, 3L, 4L).forEach(uid -> mailbox.expunge(WORK, uid));
    work = work().losing(0).build();
    rows.write(
        work,
        Rows.copied(work, 1, "one", "a"),
        Rows.copied(work, 2, "like", "b"),
        Rows.copied(work, 3, "like", "c"),
        Rows.copied(work, 4, "four", "d"));
  }

  @Test
  void what_has_left_is_taken_by_its_content_once_for_each() throws Exception {
    Departures departures = looked(work, done);

    assertThat(ids(departures, "like")).contains("b");
    assertThat(ids(departures, "like")).contains("c");
    assertThat(ids(departures, "like")).isEmpty();
    assertThat(ids(departures, "one")).as("is still there").isEmpty();
    assertThat(ids(departures, "four")).contains("d");
    assertThat(departures.any()).isFalse();
  }

  @Test
  void what_somebody_else_has_taken_is_passed_over() throws Exception {
    assertThat(given.give(new TargetMessageId("b"))).isTrue();
    Departures departures = looked(work, done);

    assertThat(ids(departures, "like")).contains("c");
    assertThat(given.isGiven(new TargetMessageId("c"))).isTrue();
    assertThat(given.isGiven(new TargetMessageId("d"))).isFalse();
  }

  @Test
  void a_folder_that_has_lost_nothing_is_not_looked_at() throws Exception {
    FolderPlan unchanged = work().build();
    mailbox.onOpen(path -> {
      throw new AssertionError("opened " + path);
    });

    assertThat(ids(looked(unchanged, done), "four")).isEmpty();
  }

  @Test
  void each_folder_is_looked_at_once() throws Exception {
    Departures departures = looked(work, done);
    mailbox.onOpen(path -> {
      throw new AssertionError("opened " + path);
    });

    assertThat(departures.look()).isTrue();
    assertThat(ids(departures, "four")).contains("d");
    assertThat(ids(departures, "four")).isEmpty();
  }

  @Test
  void when_the_time_is_up_nobody_is_told_that_it_is_done() throws Exception {
    mayGoOn = false;
    var departures = departures(rows.ledger, new LossSearch.Size(1, 1), work, done);

    assertThat(departures.look()).isFalse();
    assertThat(ids(departures, "four")).isEmpty();
  }

  @Test
  void what_was_in_a_folder_that_goes_this_moment_counts_as_new() throws Exception {
    mailbox.deleteFolder(WORK);

    assertThat(ids(looked(work, done), "four")).isEmpty();
  }

  @Test
  void what_has_another_name_now_is_left_to_its_heir() throws Exception {
    FolderPlan hidden = hidden();
    FolderPlan heir = PlannedFolder.named("Old").kin(hidden.key().id()).build();
    FolderPlan itself =
        PlannedFolder.named("Work")
            .validity(work.validity().value())
            .hidden()
            .losing(0)
            .kin(hidden.key().id())
            .build();

    assertThat(ids(looked(hidden, heir, done), "one")).isEmpty();
    assertThat(ids(looked(hidden, done), "one")).contains("a");
    assertThat(ids(looked(itself, done), "four")).contains("d");
    FolderPlan listed = PlannedFolder.named("Old").kin(work.key().id()).build();
    assertThat(ids(looked(work, listed), "like")).contains("b");
  }

  @Test
  void a_move_is_written_before_it_is_begun_and_counts_no_more_where_it_was() throws Exception {
    Departures departures = looked(work, done);
    Departures.Departed one = departures.take("four").orElseThrow();
    Departures.Departed two = departures.take("like").orElseThrow();

    departures.moves(one, done);
    departures.moves(two, done);

    assertThat(departures.any()).isTrue();
    assertThat(rows.of(work))
        .contains(Rows.moved(work, 4, "four", "d", done), Rows.moved(work, 2, "like", "b", done));
    assertThat(rows.tally(work)).isEqualTo(new Tally(2, 0, 0, 0, 20));
  }

  @Test
  void a_move_that_was_begun_is_not_written_again() throws Exception {
    rows.write(work, Rows.moved(work, 4, "four", "d", done));
    Departures departures = looked(work, done);

    departures.moves(departures.underway(done, "four").orElseThrow(), done);

    assertThat(departures.any()).isFalse();
    assertThat(rows.ledger.chunks(work.key())).hasSize(1);
  }

  @Test
  void what_began_to_move_into_a_folder_is_found_by_whoever_comes_after() throws Exception {
    rows.write(work, Rows.moved(work, 4, "four", "d", done));
    FolderPlan other = PlannedFolder.named("Other").build();
    Departures departures = looked(work, done, other);

    assertThat(departures.isUnderway(done, "four")).isTrue();
    assertThat(departures.isUnderway(other, "four")).isFalse();
    assertThat(departures.isUnderway(done, "like")).isFalse();
    assertThat(departures.underway(other, "four")).isEmpty();
    assertThat(departures.underway(done, "four")).map(d -> d.copied().id().value()).contains("d");
    assertThat(given.isGiven(new TargetMessageId("d"))).isTrue();
    assertThat(departures.isUnderway(done, "four")).isFalse();
    assertThat(departures.underway(done, "four")).isEmpty();
    assertThat(departures.take("four")).as("it goes where it was going").isEmpty();
  }

  @Test
  void a_move_that_came_to_its_end_is_not_ended_again() throws Exception {
    rows.write(work, Rows.moved(work, 4, "four", "d", done), Rows.moved(work, 3, "x", "c", done));
    rows.write(done, Rows.copied(done, 9, "four", "d"));
    Departures departures = looked(work, done);

    assertThat(departures.isUnderway(done, "four")).isFalse();
    assertThat(departures.underway(done, "four")).isEmpty();
    assertThat(departures.isUnderway(done, "x")).as("another is on its way still").isTrue();
  }

  @Test
  void a_row_of_an_earlier_generation_is_no_arrival() throws Exception {
    FolderPlan renewed = PlannedFolder.named("Done").validity(7).build();
    rows.write(work, Rows.moved(work, 4, "four", "d", renewed));
    rows.write(done, Rows.copied(done, 9, "four", "d"));

    assertThat(looked(work, renewed).isUnderway(renewed, "four")).isTrue();
  }

  @Test
  void of_a_message_that_moved_on_only_the_last_move_is_to_be_ended() throws Exception {
    FolderPlan other = PlannedFolder.named("Other").build();
    LedgerEntry first = Rows.moved(work, 4, "four", "d", done);
    LedgerEntry second = Rows.later(Rows.moved(done, 9, "four", "d", other), 60);
    rows.write(work, first);
    rows.write(done, second);

    assertThat(looked(work, done, other).isUnderway(done, "four")).isFalse();
    assertThat(looked(work, done(0), other).isUnderway(other, "four")).isTrue();
  }

  @Test
  void of_a_message_that_came_back_the_earlier_move_counts_no_more() throws Exception {
    rows.write(work, Rows.later(Rows.moved(work, 4, "four", "d", done), 60));
    rows.write(done, Rows.moved(done, 9, "four", "d", work));

    assertThat(looked(work, done).isUnderway(done, "four")).isTrue();
    assertThat(looked(work, done(0)).isUnderway(work, "four")).isFalse();
  }

  @Test
  void moves_that_came_to_nothing_count_where_they_were() throws Exception {
    FolderPlan other = PlannedFolder.named("Other").build();
    rows.write(
        work,
        Rows.moved(work, 2, "like", "b", done),
        Rows.moved(work, 3, "like", "c", done),
        Rows.moved(work, 4, "four", "d", other));
    Tally before = rows.tally(work);
    Departures departures = looked(work, done, other);

    departures.takeBack(done, List.of());

    assertThat(rows.of(work))
        .containsExactly(
            Rows.copied(work, 1, "one", "a"),
            Rows.copied(work, 2, "like", "b"),
            Rows.copied(work, 3, "like", "c"),
            Rows.moved(work, 4, "four", "d", other));
    assertThat(rows.tally(work).minus(before)).isEqualTo(new Tally(2, 0, 0, 0, 20));
  }

  @Test
  void a_move_whose_message_arrived_after_all_is_not_taken_back() throws Exception {
    rows.write(work, Rows.moved(work, 4, "four", "d", done));
    Departures departures = looked(work, done);

    departures.takeBack(done, List.of(new TargetMessageId("d")));

    assertThat(rows.of(work)).contains(Rows.moved(work, 4, "four", "d", done));
    assertThat(departures.any()).isFalse();
  }

  @Test
  void whoever_comes_late_gives_way() throws Exception {
    var late = departures(WatchedLedger.taken(rows.ledger), LossSearch.Size.USUAL, work, done);
    assertThat(late.look()).isTrue();
    Departures.Departed gone = late.take("four").orElseThrow();

    assertThatThrownBy(() -> late.moves(gone, done))
        .isInstanceOfSatisfying(
            TransientException.class, e -> assertThat(e.code()).isEqualTo("CHUNK_TAKEN"));
    assertThat(late.any()).isFalse();
  }

  private PlannedFolder work() throws MigrationException {
    SourceFolder folder = PlannedFolder.named("Work").source();
    return PlannedFolder.named("Work").validity(source.open(folder).validity().value());
  }

  private FolderPlan hidden() {
    return PlannedFolder.named("Work").validity(work.validity().value()).hidden().losing(0).build();
  }

  /** The other folder, which the source lists no more: all of it has left. */
  private static FolderPlan done(int round) {
    return PlannedFolder.named("Done").hidden().losing(round).build();
  }

  private Departures looked(FolderPlan... folders) throws MigrationException {
    Departures departures = departures(rows.ledger, LossSearch.Size.USUAL, folders);
    assertThat(departures.look()).isTrue();
    return departures;
  }

  private Departures departures(Ledger ledger, LossSearch.Size size, FolderPlan... folders) {
    var books = new CopySession.Books(ledger, new MemoryFolderPlans(), new MemoryTraces());
    var search = new LossSearch(books, source, new Going(), size);
    return new Departures(ledger, search, List.of(folders), given, "worker");
  }

  private static Optional<String> ids(Departures departures, String content) {
    return departures.take(content).map(gone -> gone.copied().id().value());
  }

  private final class Going implements Checkpoint {
    @Override
    public boolean mayGoOn() {
      return mayGoOn;
    }

    @Override
    public void show(Tally done) {
      throw new IllegalStateException("nothing is shown of it");
    }
  }
}
