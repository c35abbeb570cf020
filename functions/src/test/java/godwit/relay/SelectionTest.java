package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.BatchOptions;
import godwit.batch.MailboxStatus;
import godwit.batch.MessageSelection;
import godwit.batch.Tally;
import godwit.copy.CopySettings;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.MessageFlags;
import godwit.source.memory.MemoryMailbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the options of a batch leave out, for now or for good. */
final class SelectionTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final List<String> NORTH = List.of("Projects", "North");
  private static final Instant FROM = Instant.parse("2020-06-01T00:00:00Z");
  private static final Instant BEFORE = Instant.parse("2021-06-01T00:00:00Z");

  private final World world = new World();
  private int rounds;

  @Test
  void a_message_outside_the_dates_is_accounted_for_and_never_read() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    add(source, 1, Optional.of(FROM.minusSeconds(1)));
    add(source, 2, Optional.of(FROM));
    add(source, 3, Optional.of(BEFORE.minusSeconds(1)));
    add(source, 4, Optional.of(BEFORE));
    add(source, 5, Optional.empty());
    select(received(FROM, BEFORE));

    world.run();

    assertThat(world.arrived(World.TARGET)).hasSize(3);
    assertThat(source.reads()).isEqualTo(3);
    assertThat(tally().copied()).isEqualTo(3);
    assertThat(tally().skipped()).isEqualTo(2);
    assertThat(skipped())
        .containsExactly(
            new Outcome.Skipped(
                "RECEIVED_FILTER",
                "left out, as the batch's options say: not received from 2020-06-01T00:00:00Z on"
                    + " and before 2021-06-01T00:00:00Z"),
            new Outcome.Skipped(
                "RECEIVED_FILTER",
                "left out, as the batch's options say: not received from 2020-06-01T00:00:00Z on"
                    + " and before 2021-06-01T00:00:00Z"));
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void a_message_above_the_size_is_accounted_for_and_never_read() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 4);
    addLarge(source, 4, 1_048_576);
    addLarge(source, 5, 1_048_577);
    select(atMostMegabytes(1));

    world.run();

    assertThat(world.arrived(World.TARGET)).hasSize(5);
    assertThat(source.reads()).isEqualTo(5);
    assertThat(skipped()).extracting(Outcome.Skipped::code).containsExactly("SIZE_FILTER");
  }

  @Test
  void what_a_wider_selection_lets_in_follows_in_the_next_round_and_is_counted_once()
      throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 60);
    addLarge(source, 60, 1_100_000);
    addLarge(source, 61, 2_200_000);
    select(atMostMegabytes(1));
    world.run();
    assertThat(tally().skipped()).isEqualTo(2);
    select(atMostMegabytes(2));

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(61).doesNotHaveDuplicates();
    assertThat(tally().copied()).isEqualTo(61);
    assertThat(tally().skipped()).isEqualTo(1);
    assertThat(source.reads()).isEqualTo(61);
    select(MessageSelection.ALL);
    nextRound();
    assertThat(tally().copied()).isEqualTo(62);
    assertThat(tally().skipped()).isZero();
  }

  @Test
  void what_a_filter_left_out_that_was_taken_back_while_a_round_ran_follows() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 60);
    addLarge(source, 60, 1_100_000);
    var legs = new AtomicInteger();
    world.copy =
        new CopySettings(
            25, 7, 1_000_000, Duration.ofSeconds(30), Duration.ofMinutes(1), World.DOUBT);
    world.refuses =
        message -> {
          world.clock.advance(Duration.ofSeconds(2));
          return false;
        };
    world.meanwhile =
        () -> {
          if (legs.incrementAndGet() == 2) {
            select(atMostMegabytes(1));
          }
        };
    world.run();
    assertThat(legs.get()).isGreaterThan(2);
    assertThat(tally().skipped()).isEqualTo(1);
    select(MessageSelection.ALL);

    nextRound();

    assertThat(tally().copied()).isEqualTo(61);
    assertThat(tally().skipped()).isZero();
  }

  @Test
  void what_arrived_before_the_selection_was_narrowed_stays_counted() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 30);
    world.run();
    select(received(BEFORE, BEFORE.plusSeconds(1)));

    nextRound();

    assertThat(tally().copied()).isEqualTo(30);
    assertThat(tally().skipped()).isZero();
  }

  @Test
  void a_trial_copies_the_newest_of_each_folder_and_says_so() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 80);
    World.fill(source, NORTH, 100, 2);
    select(trial(3));

    world.run();

    assertThat(uids(INBOX)).containsExactly(78L, 79L, 80L);
    assertThat(uids(NORTH)).containsExactly(1L, 2L);
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
    assertThat(world.row(World.TARGET).notes())
        .anyMatch(n -> n.startsWith("trial: only the newest 3"));
    assertThat(world.row(World.TARGET).progress().sourceMessages()).isEqualTo(82);
  }

  @Test
  void after_a_trial_the_rest_follows_without_doubling() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 80);
    World.fill(source, NORTH, 100, 45);
    select(trial(3));
    world.run();
    World.fill(source, INBOX, 80, 1);
    nextRound();
    assertThat(uids(INBOX)).containsExactly(78L, 79L, 80L, 81L);
    select(MessageSelection.ALL);

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(126).doesNotHaveDuplicates();
    assertThat(tally().copied()).isEqualTo(126);
    assertThat(source.reads()).isEqualTo(126);
    assertThat(world.row(World.TARGET).notes()).noneMatch(n -> n.startsWith("trial"));
  }

  @Test
  void after_a_trial_the_rest_follows_from_a_server_that_never_raises_uidnext() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    source.createFolder(INBOX);
    source.keepUidNext(INBOX);
    World.fill(source, INBOX, 0, 30);
    select(trial(3));
    world.run();
    assertThat(tally().copied()).isEqualTo(3);
    select(MessageSelection.ALL);

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(30).doesNotHaveDuplicates();
    assertThat(tally().copied()).isEqualTo(30);
  }

  @Test
  void a_retry_reads_and_sends_just_the_messages_that_failed() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 80);
    World.fill(source, NORTH, 100, 40);
    world.refuses = message -> message.subject().endsWith("7");
    world.run();
    assertThat(tally().failed()).isEqualTo(12);
    long read = source.reads();
    var sent = new ArrayList<String>();
    world.refuses =
        message -> {
          sent.add(message.subject());
          return message.subject().equals("7");
        };

    assertThat(new BatchControl(world.stores(), world.clock).retry(batch())).isEqualTo(1);
    world.run();

    assertThat(sent).hasSize(12).allMatch(subject -> subject.endsWith("7"));
    assertThat(source.reads() - read).isEqualTo(12);
    assertThat(world.arrived(World.TARGET)).hasSize(119).doesNotHaveDuplicates();
    assertThat(tally().copied()).isEqualTo(119);
    assertThat(tally().failed()).isEqualTo(1);
    assertThat(world.row(World.TARGET).status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void an_ordinary_round_does_not_try_failed_messages_again() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, INBOX, 0, 10);
    world.refuses = message -> message.subject().equals("7");
    world.run();
    long read = source.reads();
    World.fill(source, INBOX, 10, 1);

    nextRound();

    assertThat(source.reads()).isEqualTo(read + 1);
    assertThat(tally().failed()).isEqualTo(1);
  }

  @Test
  void a_mailbox_without_failed_messages_is_not_retried() throws Exception {
    World.fill(world.mailbox(World.TARGET), INBOX, 0, 10);
    world.run();

    assertThat(new BatchControl(world.stores(), world.clock).retry(batch())).isZero();

    assertThat(world.row(World.TARGET).relay().round()).isZero();
  }

  private void select(MessageSelection selection) {
    Batch batch = batch();
    var options =
        new BatchOptions(
            batch.options().schedule(),
            batch.options().notifications(),
            batch.options().folders(),
            selection);
    var changed =
        new Batch(
            batch.id(),
            batch.status(),
            batch.endpoint(),
            options,
            batch.dataKey(),
            batch.mailboxes(),
            batch.created(),
            batch.requestKey(),
            batch.version());
    assertThat(world.batches.update(changed)).isPresent();
  }

  private static MessageSelection received(Instant from, Instant before) {
    return new MessageSelection(
        Optional.of(from), Optional.of(before), OptionalInt.empty(), OptionalInt.empty());
  }

  private static MessageSelection atMostMegabytes(int most) {
    return new MessageSelection(
        Optional.empty(), Optional.empty(), OptionalInt.of(most), OptionalInt.empty());
  }

  private static MessageSelection trial(int most) {
    return new MessageSelection(
        Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.of(most));
  }

  private static void add(MemoryMailbox source, int number, Optional<Instant> received) {
    assertThat(source.add(INBOX, World.message(number), received, MessageFlags.NONE)).isPositive();
  }

  private static void addLarge(MemoryMailbox source, int number, int bytes) {
    String head = "Message-ID: <" + number + "@example.org>\r\nSubject: large\r\n\r\n";
    byte[] message = (head + "x".repeat(bytes - head.length())).getBytes(StandardCharsets.US_ASCII);
    Instant received = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(number);
    assertThat(source.add(INBOX, message, Optional.of(received), MessageFlags.NONE)).isPositive();
  }

  private void nextRound() throws Exception {
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next " + rounds++))
        .isOne();
    world.run();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  private Tally tally() {
    return world.row(World.TARGET).progress().tally();
  }

  private List<Outcome.Skipped> skipped() throws Exception {
    return entries(INBOX, Ledger.EntryFilter.SKIPPED).stream()
        .map(entry -> (Outcome.Skipped) entry.outcome())
        .toList();
  }

  private List<Long> uids(List<String> folder) throws Exception {
    return entries(folder, Ledger.EntryFilter.COPIED).stream().map(LedgerEntry::uid).toList();
  }

  private List<LedgerEntry> entries(List<String> folder, Ledger.EntryFilter filter)
      throws Exception {
    FolderPlan plan =
        world.plans.all(world.row(World.TARGET).key()).stream()
            .filter(p -> p.source().path().equals(folder))
            .findFirst()
            .orElseThrow();
    return world.ledger.page(plan.key(), filter, Optional.empty(), 1_000).entries();
  }
}
