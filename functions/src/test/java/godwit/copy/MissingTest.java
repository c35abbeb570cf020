package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.ledger.FolderPlan;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.Trace;
import godwit.ledger.memory.MemoryFolderPlans;
import godwit.ledger.memory.MemoryTraces;
import godwit.seal.Secret;
import godwit.source.MailSource;
import godwit.source.SourceLogin;
import godwit.source.UidRange;
import godwit.target.Delivery;
import godwit.target.MailTarget;
import godwit.target.Messages;
import godwit.target.TargetFolderId;
import godwit.target.TargetFolderPath;
import godwit.target.TargetMessageId;
import godwit.target.WellKnownFolder;
import godwit.target.memory.MemoryConnector;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A message was perhaps sent and is deleted at the source: its stamp says whether it arrived. */
class MissingTest {
  private static final String ADDRESS = "ada@contoso.example";
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final SourceLogin LOGIN =
      new SourceLogin(
          new SourceEndpoint("imap.example.org", 993, Security.SSL, Optional.empty(), 20, 10),
          "ada",
          Secret.of("open"),
          Optional.empty());

  private final Rows rows = new Rows();
  private final MemoryConnector targets = new MemoryConnector();
  private final MemoryTraces traces = new MemoryTraces();
  private final Stamps stamps = Stamps.of(LOGIN);
  private final FolderPlan done = PlannedFolder.named("Done").validity(2).build();
  private final FolderPlan work = PlannedFolder.named("Work").hidden().losing(0).build();
  private final MailTarget target;

  MissingTest() throws Exception {
    assertThat(targets.mailbox(ADDRESS).folders()).isEmpty();
    target = targets.open(ADDRESS);
  }

  @Test
  void what_arrived_is_copied_and_says_that_it_may_not_be_whole() throws Exception {
    TargetMessageId first = deliver(done, 7);
    TargetMessageId twin = deliver(done, 7);
    TargetMessageId asked = deliver(done, 8);
    deliver(done, 10);
    deliver(PlannedFolder.named("Done").validity(1).build(), 9);
    deliver(PlannedFolder.named("Other").validity(2).build(), 9);

    Map<Long, LedgerEntry> arrived = arrived(Set.of(7L, 8L, 9L));

    assertThat(arrived).containsOnlyKeys(7L, 8L);
    LedgerEntry row = arrived.get(7L);
    assertThat(row.outcome())
        .isInstanceOfSatisfying(
            Outcome.Copied.class,
            copied -> {
              assertThat(copied.id()).isEqualTo(first).isNotEqualTo(twin);
              assertThat(copied.degradations()).singleElement().asString().contains("gone at");
            });
    assertThat(row.validity()).isEqualTo(done.validity());
    assertThat(row.fingerprint()).isEqualTo("ffeeddccbbaa9988");
    assertThat(row.at()).isEqualTo(NOW);
    assertThat(((Outcome.Copied) arrived.get(8L).outcome()).id()).isEqualTo(asked);
  }

  @Test
  void a_move_that_got_no_further_counts_where_the_message_was() throws Exception {
    TargetMessageId there = deliver(done, 7);
    rows.write(
        work,
        Rows.moved(work, 1, "one", there.value(), done),
        Rows.moved(work, 2, "two", "b", done));

    assertThat(arrived(Set.of(7L))).hasSize(1);

    assertThat(rows.of(work))
        .containsExactly(
            Rows.moved(work, 1, "one", there.value(), done), Rows.copied(work, 2, "two", "b"));
  }

  @Test
  void the_stamps_of_a_mailbox_are_kept_for_those_who_plan() throws Exception {
    TargetMessageId id = deliver(done, 7);
    for (long uid = 8; uid < 12; uid++) {
      deliver(done, uid);
    }

    new ReadBack(target, stamps, traces).run(done.key().mailbox());

    assertThat(traces.of(done.key(), done.validity(), new UidRange(7, 7)))
        .extracting(Trace::id)
        .containsExactly(id);
    assertThat(traces.of(done.key())).hasSize(5);
  }

  private Map<Long, LedgerEntry> arrived(Set<Long> uids) throws Exception {
    MailSource source = new godwit.source.memory.MemoryMailbox().session();
    var books = new CopySession.Books(rows.ledger, new MemoryFolderPlans(), traces);
    var search = new LossSearch(books, source, new Held(), LossSearch.Size.USUAL);
    var departures =
        new Departures(rows.ledger, search, List.of(work, done), new Given(), "worker");
    assertThat(departures.look()).isTrue();
    return new Missing(
            new CopySession.Ends(LOGIN, source, target),
            departures,
            Clock.fixed(NOW, ZoneOffset.UTC))
        .arrived(done, uids);
  }

  private TargetMessageId deliver(FolderPlan folder, long uid) throws Exception {
    TargetFolderId inbox =
        target.folder(new TargetFolderPath(WellKnownFolder.INBOX, List.of())).id();
    Delivery delivery =
        target.deliver(
            inbox, stamps.of(folder, uid, "ffeeddccbbaa9988"), Messages.ordinary().build());
    return ((Delivery.Stored) delivery).id();
  }
}
