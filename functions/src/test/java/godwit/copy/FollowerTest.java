package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.copy.Follower.Arrival;
import godwit.copy.Follower.Step;
import godwit.copy.Follower.Turn;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.memory.MemoryFolderPlans;
import godwit.ledger.memory.MemoryTraces;
import godwit.source.MessageFlags;
import godwit.source.MessageSummary;
import godwit.target.Delivery;
import godwit.target.MailTarget;
import godwit.target.MessageStamp;
import godwit.target.Messages;
import godwit.target.TargetFolderId;
import godwit.target.TargetFolderPath;
import godwit.target.TargetMessageId;
import godwit.target.WellKnownFolder;
import godwit.target.memory.MemoryConnector;
import godwit.target.memory.MemoryMailbox;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message that was moved at the source is moved at the target, and says so at both places. */
class FollowerTest {
  private static final String ADDRESS = "ada@contoso.example";
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final MessageFlags SEEN =
      new MessageFlags(true, false, false, false, false, Set.of());

  private final Rows rows = new Rows();
  private final MemoryConnector targets = new MemoryConnector();
  private final MemoryMailbox mailbox = targets.mailbox(ADDRESS);
  // All of it has left: the source lists it no more.
  private final FolderPlan work = PlannedFolder.named("Work").hidden().losing(0).build();
  private final FolderPlan done = PlannedFolder.named("Done").validity(2).build();
  private final List<String> marked = new ArrayList<>();
  private Optional<TransientException> ailing = Optional.empty();
  private Outcome.Copied there = new Outcome.Copied(new TargetMessageId("none"), List.of());

  @BeforeEach
  void a_message_was_copied_that_has_left_its_folder() throws Exception {
    MailTarget target = targets.open(ADDRESS);
    TargetFolderId inbox =
        target.folder(new TargetFolderPath(WellKnownFolder.INBOX, List.of())).id();
    var stored =
        (Delivery.Stored)
            target.deliver(inbox, new MessageStamp("old"), Messages.ordinary().build());
    mailbox.move(stored.id(), work.target());
    there = new Outcome.Copied(stored.id(), List.of("subject cut"));
    rows.write(work, Rows.copied(work, 4, "four", stored.id().value()).settled(there));
  }

  @Test
  void it_is_moved_and_counts_where_it_is_now() throws Exception {
    LedgerEntry row = follower().follow(departures(), arrival("four", true)).orElseThrow();

    assertThat(row).isEqualTo(new LedgerEntry(done.validity(), 9, there, 77, "four", "", "", NOW));
    assertThat(mailbox.stamps(done.target())).containsExactly("new");
    assertThat(mailbox.stamps(work.target())).isEmpty();
    assertThat(marked).as("nothing is changed of what did not change").isEmpty();
    assertThat(rows.outcomes(work)).containsExactly(new Outcome.Moved(there, done.key().id()));
  }

  @Test
  void another_content_or_one_without_an_identity_is_another_message() throws Exception {
    assertThat(follower().follow(departures(), arrival("five", true))).isEmpty();
    assertThat(follower().follow(departures(), arrival("four", false))).isEmpty();

    assertThat(mailbox.stamps(work.target())).containsExactly("old");
    assertThat(rows.outcomes(work)).containsExactly(there);
  }

  @Test
  void it_has_the_marks_that_it_has_at_the_source_now() throws Exception {
    LedgerEntry row = follower().follow(departures(), seen("four")).orElseThrow();

    assertThat(row.flags()).isEqualTo("S");
    assertThat(row.sourceFlags()).isEqualTo("S");
    assertThat(mailbox.messages(done.target())).allMatch(m -> m.read());
  }

  @Test
  void what_its_owner_has_deleted_is_accounted_for_as_it_was() throws Exception {
    mailbox.remove(there.id());

    LedgerEntry row = follower().follow(departures(), seen("four")).orElseThrow();

    assertThat(row.flags()).isEmpty();
    assertThat(row.sourceFlags()).isEqualTo("S");
    assertThat(row.outcome()).isEqualTo(there);
  }

  @Test
  void a_move_without_an_answer_is_ended_by_whoever_comes_after() throws Exception {
    Departures first = departures();
    ailing = Optional.of(new TransientException("504", "no answer"));
    assertThatThrownBy(() -> follower().follow(first, arrival("four", true)))
        .isSameAs(ailing.get());
    assertThat(rows.outcomes(work)).containsExactly(new Outcome.Moved(there, done.key().id()));
    ailing = Optional.empty();

    Step step = follower().goOn(departures(), arrival("four", true), new Turn.Go());

    assertThat(step.begun()).isTrue();
    assertThat(step.entry().orElseThrow())
        .isEqualTo(new LedgerEntry(done.validity(), 9, there, 77, "four", "", "", NOW));
    assertThat(mailbox.stamps(done.target())).containsExactly("new");
  }

  @Test
  void where_nothing_has_begun_nothing_is_ended() throws Exception {
    for (Turn turn : List.of(new Turn.Go(), new Turn.Wait(), new Turn.GiveUp(6))) {
      assertThat(follower().goOn(departures(), arrival("four", true), turn)).isEqualTo(Step.NONE);
    }
    begun();
    assertThat(follower().goOn(departures(), arrival("five", true), new Turn.Wait()))
        .isEqualTo(Step.NONE);
    assertThat(follower().goOn(departures(), arrival("four", false), new Turn.Go()))
        .isEqualTo(Step.NONE);
    assertThat(mailbox.stamps(work.target())).containsExactly("old");
  }

  @Test
  void what_failed_not_long_ago_waits() throws Exception {
    begun();
    Departures departures = departures();

    assertThat(follower().goOn(departures, arrival("four", true), new Turn.Wait()))
        .isEqualTo(Step.WAITS);
    assertThat(mailbox.stamps(work.target())).containsExactly("old");
    assertThat(departures.isUnderway(done, "four")).isTrue();
  }

  @Test
  void what_cannot_follow_stays_and_says_where() throws Exception {
    begun();

    Step step = follower().goOn(departures(), seen("four"), new Turn.GiveUp(6));

    assertThat(step.begun()).isTrue();
    LedgerEntry row = step.entry().orElseThrow();
    assertThat(row.outcome())
        .isInstanceOfSatisfying(
            Outcome.Copied.class,
            copied -> {
              assertThat(copied.id()).isEqualTo(there.id());
              assertThat(copied.degradations()).hasSize(2).startsWith("subject cut");
              assertThat(copied.degradations().getLast()).contains("the 6 times", "left in Work");
            });
    assertThat(row.flags()).isEqualTo("S");
    assertThat(row.uid()).isEqualTo(9);
    assertThat(mailbox.stamps(work.target())).containsExactly("old");
  }

  @Test
  void a_message_whose_marks_cannot_be_changed_holds_up_nothing_and_may_have_either()
      throws Exception {
    begun();
    var follower =
        new Follower(
            new Observed(
                targets.open(ADDRESS),
                new Looking() {
                  @Override
                  public void mark(TargetMessageId id) throws MigrationException {
                    throw new TransientException("500", "ailing");
                  }
                }),
            Clock.fixed(NOW, ZoneOffset.UTC));

    LedgerEntry row =
        follower.goOn(departures(), seen("four"), new Turn.Go()).entry().orElseThrow();

    assertThat(row.flags()).isEqualTo("/S");
    assertThat(row.sourceFlags()).isEmpty();
    assertThat(row.validity()).isEqualTo(done.validity());
    assertThat(mailbox.stamps(done.target())).containsExactly("new");
  }

  private void begun() {
    rows.write(
        work,
        Rows.moved(work, 4, "four", "x", done).settled(new Outcome.Moved(there, done.key().id())));
  }

  private Departures departures() throws MigrationException {
    var books = new CopySession.Books(rows.ledger, new MemoryFolderPlans(), new MemoryTraces());
    var source = new godwit.source.memory.MemoryMailbox().session();
    var search = new LossSearch(books, source, new Held(), LossSearch.Size.USUAL);
    var departures =
        new Departures(rows.ledger, search, List.of(work, done), new Given(), "worker");
    assertThat(departures.look()).isTrue();
    return departures;
  }

  private Follower follower() {
    return new Follower(
        new Observed(targets.open(ADDRESS), new Looking()), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Arrival seen(String content) {
    return arrival(content, true, SEEN);
  }

  private Arrival arrival(String content, boolean isNamed) {
    return arrival(content, isNamed, MessageFlags.NONE);
  }

  private Arrival arrival(String content, boolean isNamed, MessageFlags flags) {
    var summary = new MessageSummary(9, 77, Optional.of(NOW), flags, Optional.empty());
    return new Arrival(done, summary, content, isNamed, new MessageStamp("new"), done.target());
  }

  /** Sees that a move was written down before it is tried. */
  private class Looking implements Observed.Before {
    @Override
    public void create(MessageStamp stamp) {
      throw new AssertionError("nothing is sent");
    }

    @Override
    public void move(TargetMessageId id) throws MigrationException {
      assertThat(rows.outcomes(work)).containsExactly(new Outcome.Moved(there, done.key().id()));
      if (ailing.isPresent()) {
        throw ailing.get();
      }
    }

    @Override
    public void mark(TargetMessageId id) throws MigrationException {
      marked.add(id.value());
    }
  }
}
