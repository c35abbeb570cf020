package godwit.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.SettableClock;
import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.Relay;
import godwit.batch.Tally;
import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import godwit.folder.FolderRules;
import godwit.ledger.Chunk;
import godwit.ledger.FolderPlan;
import godwit.ledger.Intent;
import godwit.ledger.Suspects;
import godwit.ledger.memory.MemoryFolderPlans;
import godwit.ledger.memory.MemoryLedger;
import godwit.ledger.memory.MemoryTraces;
import godwit.mime.MessageConverter;
import godwit.seal.Secret;
import godwit.source.SourceLogin;
import godwit.source.UidSet;
import godwit.source.UidValidity;
import godwit.source.memory.MemoryMailbox;
import godwit.target.MailTarget;
import godwit.target.MessageStamp;
import godwit.target.memory.MemoryConnector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent was written down before, and sending does not pause between windows. */
class CopySessionTest {
  private static final String ADDRESS = "ada@contoso.example";
  private static final List<String> INBOX = List.of("INBOX");
  private static final int WINDOW = 7;

  private final SettableClock clock = new SettableClock(Batches.MADE);
  private final MailboxKey key = new MailboxKey(Batches.id(), ADDRESS);
  private final MemoryLedger ledger = new MemoryLedger();
  private final MemoryMailbox source = new MemoryMailbox();
  private final MemoryConnector targets = new MemoryConnector();
  private final List<UidSet> intents = Collections.synchronizedList(new ArrayList<>());
  private boolean mayGoOn = true;

  CopySessionTest() {
    assertThat(targets.mailbox(ADDRESS).folders()).isEmpty();
  }

  @Test
  @Timeout(20)
  void the_next_window_is_on_its_way_while_the_last_messages_of_one_are_awaited() throws Exception {
    fill(28);
    var four = new CyclicBarrier(4);
    // Seven messages do not come out even: the fourth of the last three is the next window's.
    var target = new Observed(targets.open(ADDRESS), stamp -> four.await(10, TimeUnit.SECONDS));

    assertThat(copy(target)).isTrue();

    assertThat(targets.mailbox(ADDRESS).stamped()).hasSize(28);
  }

  @Test
  void every_message_is_named_by_the_intent_before_it_is_sent() throws Exception {
    fill(40);
    var target =
        new Observed(
            targets.open(ADDRESS),
            stamp -> {
              UidSet intent = chunk().intent().uids();
              intents.add(intent);
              assertThat(intent.holds(uid(stamp))).isTrue();
            });

    assertThat(copy(target)).isTrue();

    assertThat(intents).hasSize(40).allMatch(intent -> intent.uids().size() <= 2 * WINDOW);
    assertThat(chunk().intent()).isEqualTo(Intent.NONE);
    assertThat(chunk().complete()).isTrue();
    assertThat(chunk().tally()).isEqualTo(new Tally(40, 0, 0, 0, chunk().tally().bytes()));
    assertThat(chunk().doneThrough()).isEqualTo(40);
  }

  @Test
  void after_a_failure_only_what_was_on_its_way_is_in_doubt_and_since_when_is_known()
      throws Exception {
    fill(40);
    var target =
        new Observed(
            targets.open(ADDRESS),
            stamp -> {
              if (uid(stamp) == 10) {
                throw new TransientException("LOST", "no answer");
              }
            });

    assertThatThrownBy(() -> copy(target)).isInstanceOf(TransientException.class);

    assertThat(chunk().intent())
        .isEqualTo(
            Intent.landed(UidSet.of(List.of(10L)), clock.instant())
                .suspecting(Suspects.parse("10:1:1:0")));
    assertThat(chunk().complete()).isFalse();
    assertThat(chunk().doneThrough()).isLessThan(10);
    assertThat(rows()).hasSize(targets.mailbox(ADDRESS).stamped().size());
  }

  @Test
  void a_refusal_leaves_nothing_in_doubt() throws Exception {
    fill(40);
    var target =
        new Observed(
            targets.open(ADDRESS),
            stamp -> {
              if (uid(stamp) == 10) {
                throw new ThrottledException("429", "later", Duration.ofSeconds(9));
              }
            });

    assertThatThrownBy(() -> copy(target)).isInstanceOf(ThrottledException.class);

    assertThat(chunk().intent()).isEqualTo(Intent.NONE);
  }

  @Test
  void what_was_begun_is_finished_and_written_when_the_relay_says_stop() throws Exception {
    fill(40);
    var target =
        new Observed(
            targets.open(ADDRESS),
            stamp -> {
              if (uid(stamp) == 9) {
                mayGoOn = false;
              }
            });

    assertThat(copy(target)).isFalse();

    assertThat(rows()).hasSize(targets.mailbox(ADDRESS).stamped().size()).hasSizeLessThan(20);
    assertThat(chunk().intent()).isEqualTo(Intent.NONE);
    mayGoOn = true;
    assertThat(copy(target)).isTrue();
    assertThat(targets.mailbox(ADDRESS).stamped()).hasSize(40);
  }

  @Test
  void a_defect_is_thrown_on_after_what_is_known_was_written() throws Exception {
    fill(40);
    var target =
        new Observed(
            targets.open(ADDRESS),
            stamp -> {
              if (uid(stamp) == 10) {
                throw new IllegalStateException("ours");
              }
            });

    assertThatThrownBy(() -> copy(target)).isInstanceOf(IllegalStateException.class);

    assertThat(chunk().intent().uids()).isEqualTo(UidSet.of(List.of(10L)));
    assertThat(rows()).hasSize(targets.mailbox(ADDRESS).stamped().size());
  }

  @Test
  void a_chunk_with_nothing_left_at_the_source_is_complete() throws Exception {
    fill(5);
    FolderPlan plan = plan();
    LongStream.rangeClosed(1, 5).forEach(uid -> source.expunge(INBOX, uid));

    assertThat(copy(new Observed(targets.open(ADDRESS), stamp -> {}), plan)).isTrue();

    assertThat(chunk().complete()).isTrue();
    assertThat(rows()).isEmpty();
  }

  @Test
  void folders_with_the_same_generation_and_the_same_identifiers_are_all_copied() throws Exception {
    fill(3);
    for (String name : List.of("A", "B")) {
      source.createFolder(List.of(name));
      for (int i = 0; i < 3; i++) {
        byte[] mail = ("Subject: " + name + i + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        source.append(List.of(name), mail, Batches.MADE, Set.of());
      }
    }
    source.oneValidityForAll();

    try (CopySession session = session(targets.open(ADDRESS))) {
      var plans =
          session.plan(key, Relay.START, FolderRules.NONE, "planner").orElseThrow().folders();
      for (FolderPlan plan : plans) {
        var work = new ChunkWork("worker", Company.OTHERS, true, false);
        assertThat(session.copy(plans, plan, 0, work)).isEqualTo(new ChunkEnd.Complete());
      }
      assertThat(plans).extracting(FolderPlan::validity).containsOnly(new UidValidity(1));
    }

    assertThat(targets.mailbox(ADDRESS).stamped()).hasSize(9);
  }

  private boolean copy(MailTarget target) throws Exception {
    return copy(target, plan());
  }

  private FolderPlan plan() throws Exception {
    try (CopySession session = session(targets.open(ADDRESS))) {
      return session
          .plan(key, Relay.START, FolderRules.NONE, "planner")
          .orElseThrow()
          .folders()
          .getFirst();
    }
  }

  private boolean copy(MailTarget target, FolderPlan plan) throws Exception {
    try (CopySession session = session(target)) {
      return session.copy(
              List.of(plan),
              plan,
              0,
              new ChunkWork(
                  "worker " + ledger.chunks(plan.key()).size(), Company.NONE, true, false))
          instanceof ChunkEnd.Complete;
    }
  }

  private CopySession session(MailTarget target) {
    var endpoint =
        new SourceEndpoint("imap.example.org", 993, Security.SSL, Optional.empty(), 20, 10);
    var login = new SourceLogin(endpoint, "ada", Secret.of("open"), Optional.empty());
    var settings =
        new CopySettings(
            1_000,
            WINDOW,
            1_000_000,
            Duration.ofMinutes(4),
            Duration.ofSeconds(60),
            new DoubtSettings(Duration.ofMinutes(1), Duration.ofSeconds(30)));
    return new CopySession(
        new CopySession.Books(ledger, new MemoryFolderPlans(), new MemoryTraces()),
        new MessageConverter(),
        new CopySession.Ends(login, source.session(), target),
        settings,
        new Going(),
        clock);
  }

  private Chunk chunk() throws MigrationException {
    return ledger.chunks(new godwit.ledger.FolderKey(key, FolderIds.of("INBOX"))).getFirst();
  }

  private List<godwit.ledger.LedgerEntry> rows() {
    return ledger
        .page(
            new godwit.ledger.FolderKey(key, FolderIds.of("INBOX")),
            godwit.ledger.Ledger.EntryFilter.ALL,
            Optional.empty(),
            1_000)
        .entries();
  }

  private void fill(int count) {
    for (int i = 0; i < count; i++) {
      byte[] mail = ("Message-ID: <" + i + "@x>\r\n\r\nx\r\n").getBytes(StandardCharsets.US_ASCII);
      source.append(INBOX, mail, Instant.parse("2020-01-01T00:00:00Z").plusSeconds(i), Set.of());
    }
  }

  private static long uid(MessageStamp stamp) {
    return Long.parseLong(stamp.value().split("\\.", -1)[3]);
  }

  private final class Going implements Checkpoint {
    @Override
    public boolean mayGoOn() {
      return mayGoOn;
    }

    @Override
    public void show(Tally done) {
      assertThat(done.messages()).isNotNegative();
    }
  }
}
