package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.Tally;
import godwit.failure.MigrationException;
import godwit.ledger.Chunk;
import godwit.ledger.ChunkKey;
import godwit.ledger.FlagWatch;
import godwit.ledger.FolderKey;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Losses;
import godwit.ledger.Outcome;
import godwit.ledger.Reopening;
import godwit.ledger.memory.MemoryFolderPlans;
import godwit.ledger.memory.MemoryLedger;
import godwit.ledger.memory.MemoryTraces;
import godwit.source.MessageFlags;
import godwit.source.SourceFolder;
import godwit.source.UidRange;
import godwit.source.memory.MemoryMailbox;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LossSearchTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final MailboxKey MAILBOX = new MailboxKey(Batches.id(), "ada@example.org");
  private static final int MESSAGES = 100;

  private final MemoryMailbox source = new MemoryMailbox();
  private final MemoryLedger ledger = new MemoryLedger();
  private final MemoryFolderPlans plans = new MemoryFolderPlans();
  private int stopsAfter = Integer.MAX_VALUE;
  private int asked;

  @BeforeEach
  void copyAll() throws Exception {
    var entries = new ArrayList<LedgerEntry>();
    for (int i = 1; i <= MESSAGES; i++) {
      byte[] message =
          ("Subject: " + i + "\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      assertThat(source.add(INBOX, message, Optional.of(Instant.EPOCH), MessageFlags.NONE))
          .isEqualTo(i);
      entries.add(copied(i));
    }
    plans.save(MAILBOX, List.of(plan(Losses.in(1))));
    write(entries);
  }

  @Test
  void finds_what_has_left_and_nothing_else() throws Exception {
    expunge(1, 37, 38, 100);

    assertThat(uids(search())).containsExactly(1L, 37L, 38L, 100L);
  }

  @Test
  void a_folder_of_one_part_leaves_no_note() throws Exception {
    expunge(5);
    FolderPlan before = kept();

    assertThat(search(new LossSearch.Size(1_000, 10))).isPresent();

    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void goes_on_in_later_legs_where_the_time_was_up() throws Exception {
    expunge(1, 37, 38, 100);
    stopsAfter = 1;
    int legs = 1;
    Optional<List<LedgerEntry>> found = search();
    while (found.isEmpty()) {
      asked = 0;
      legs++;
      found = search();
    }

    assertThat(uids(found)).containsExactly(1L, 37L, 38L, 100L);
    assertThat(legs).as("parts of 20 rows, two in each leg").isBetween(3, 4);
  }

  @Test
  void does_one_part_at_least_however_short_the_time_is() throws Exception {
    expunge(99);
    stopsAfter = 0;
    int legs = 1;
    Optional<List<LedgerEntry>> found = search();
    while (found.isEmpty()) {
      legs++;
      found = search();
    }

    assertThat(uids(found)).containsExactly(99L);
    assertThat(legs).isEqualTo(5);
  }

  @Test
  void what_was_found_once_is_not_searched_again() throws Exception {
    expunge(3, 60);
    assertThat(search()).isPresent();
    source.onOpen(path -> {
      throw new AssertionError("the source is asked again");
    });

    assertThat(uids(search())).containsExactly(3L, 60L);
  }

  @Test
  void what_was_found_far_apart_is_read_again() throws Exception {
    write(List.of(copied(4_000), copied(9_500)));
    Losses found = Losses.in(1).found(List.of(3L, 4_000L, 9_500L), Optional.empty());
    plans.save(MAILBOX, List.of(plan(found)));

    assertThat(uids(search())).containsExactly(3L, 4_000L, 9_500L);
  }

  @Test
  void rows_of_an_earlier_generation_have_left_nothing() throws Exception {
    LedgerEntry other = copied(5);
    var earlier =
        new LedgerEntry(
            new godwit.source.UidValidity(1), 5, other.outcome(), 10, "earlier", "", Instant.EPOCH);
    write(List.of(earlier));
    expunge(5);

    assertThat(search().orElseThrow()).containsExactly(other);
  }

  @Test
  void where_nothing_was_copied_the_source_is_not_asked() throws Exception {
    ledger.purge(kept().key());
    write(List.of(entry(9, new Outcome.Skipped("z"), "f9")));
    FolderPlan plan = kept();
    source.onOpen(path -> {
      throw new AssertionError("opened " + path);
    });

    assertThat(searcher(LossSearch.Size.USUAL).rows(plan, false).orElseThrow()).isEmpty();
  }

  @Test
  void what_moves_meanwhile_is_as_its_row_says_now() throws Exception {
    expunge(3, 60);
    assertThat(search()).isPresent();
    LedgerEntry moved = copied(60).settled(new Outcome.Moved(id(60), "00ff00ff00ff00ff"));
    write(List.of(moved));

    assertThat(search().orElseThrow()).contains(moved).hasSize(2);
  }

  @Test
  void what_has_no_content_to_be_known_by_and_what_was_not_copied_is_left_out() throws Exception {
    LedgerEntry nameless = entry(7, id(7), "");
    LedgerEntry failed =
        entry(8, new Outcome.Failed("x", "y", new Outcome.Shown("", "", "")), "f8");
    write(List.of(nameless, failed, entry(9, new Outcome.Skipped("z"), "f9")));
    expunge(7, 8, 9, 10);

    assertThat(uids(search())).containsExactly(10L);
  }

  @Test
  void all_of_a_folder_that_is_no_more_has_left_unless_an_heir_has_it() throws Exception {
    FolderPlan listed = kept();
    var gone = new SourceFolder(listed.source().wireName(), INBOX, Optional.empty(), false);
    plans.save(MAILBOX, List.of(plan(gone, Losses.in(1))));
    LedgerEntry moved = copied(60).settled(new Outcome.Moved(id(60), "00ff00ff00ff00ff"));
    write(List.of(moved));

    assertThat(searcher(new LossSearch.Size(10, 2)).rows(kept(), true).orElseThrow())
        .containsExactly(moved);
    plans.save(MAILBOX, List.of(plan(gone, Losses.in(1))));
    assertThat(search().orElseThrow()).hasSize(MESSAGES);
  }

  private Optional<List<LedgerEntry>> search() throws MigrationException {
    return search(new LossSearch.Size(10, 2));
  }

  private Optional<List<LedgerEntry>> search(LossSearch.Size size) throws MigrationException {
    return searcher(size).rows(kept(), false);
  }

  private LossSearch searcher(LossSearch.Size size) {
    var books = new CopySession.Books(ledger, plans, new MemoryTraces());
    return new LossSearch(books, source.session(), new Clocked(), size);
  }

  /** Says to stop after some questions. */
  private final class Clocked implements Checkpoint {
    @Override
    public boolean mayGoOn() {
      return asked++ < stopsAfter;
    }

    @Override
    public void show(Tally done) {
      throw new IllegalStateException("a search settles nothing");
    }
  }

  private FolderPlan kept() {
    return plans.all(MAILBOX).getFirst();
  }

  private void expunge(long... uids) {
    for (long uid : uids) {
      source.expunge(INBOX, uid);
    }
  }

  private static List<Long> uids(Optional<List<LedgerEntry>> found) {
    return found.orElseThrow().stream().map(LedgerEntry::uid).toList();
  }

  private void write(List<LedgerEntry> entries) {
    var key = new ChunkKey(kept().key(), kept().validity(), 0, new UidRange(1, MESSAGES));
    for (int i = 0; i < entries.size(); i += 50) {
      Chunk chunk = ledger.claim(key, "worker").settled(0, Intent.NONE, Tally.NONE);
      assertThat(ledger.commit(chunk, entries.subList(i, Math.min(i + 50, entries.size()))))
          .isPresent();
    }
  }

  private LedgerEntry copied(long uid) throws MigrationException {
    return entry(uid, id(uid), "f" + uid);
  }

  private static Outcome.Copied id(long uid) {
    return new Outcome.Copied(new TargetMessageId("id" + uid), List.of());
  }

  private LedgerEntry entry(long uid, Outcome outcome, String fingerprint)
      throws MigrationException {
    var validity = source.session().open(listed()).validity();
    return new LedgerEntry(validity, uid, outcome, 10, fingerprint, "", Instant.EPOCH);
  }

  private SourceFolder listed() throws MigrationException {
    return source.session().folders().getFirst();
  }

  private FolderPlan plan(Losses losses) throws MigrationException {
    return plan(listed(), losses);
  }

  private FolderPlan plan(SourceFolder folder, Losses losses) throws MigrationException {
    return new FolderPlan(
        new FolderKey(MAILBOX, "0123456789abcdef"),
        folder,
        new TargetFolderId("inbox"),
        "Inbox",
        source.session().open(listed()).validity(),
        MESSAGES,
        Optional.empty(),
        MESSAGES,
        1,
        List.of(),
        Reopening.NONE,
        losses,
        FlagWatch.NONE,
        List.of());
  }
}
