package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import godwit.batch.Tally;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.source.memory.MemoryMailbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A folder that has another name at the source now: each of its messages counts once. */
final class RenamedFolderTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final List<String> DONE = List.of("Done");
  private static final List<String> FINISHED = List.of("Finished");

  private final World world = new World();
  private final Accounts accounts = new Accounts(world);
  private int rounds;

  /** What a server does with a folder that is renamed. */
  enum Kind {
    /** Another UIDVALIDITY; Message-ID, date and size tell the messages. */
    RENUMBERS,
    /** The same UIDVALIDITY, as RFC 9051 has it. */
    KEEPS_NUMBERS,
    /** The same, and an identity of each message's content (EMAILID). */
    KNOWS_CONTENT
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void counts_once_everywhere(Kind kind) throws Exception {
    MemoryMailbox source = filled(kind);
    rename(kind, source, DONE, FINISHED);

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(13).doesNotHaveDuplicates();
    assertThat(tally().copied()).isEqualTo(13);
    assertThat(row().progress().sourceMessages()).isEqualTo(13);
    assertThat(row().progress().roundTally().messages()).isZero();
    accounts.assertAgreed(13);
    assertThat(accounts.report(DONE).tally()).isEqualTo(Tally.NONE);
    assertThat(accounts.report(FINISHED).tally().copied()).isEqualTo(3);
    assertThat(outcomes(DONE)).hasSize(3).allMatch(Outcome.Moved.class::isInstance);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void counts_once_in_later_rounds_as_well(Kind kind) throws Exception {
    MemoryMailbox source = filled(kind);
    rename(kind, source, DONE, FINISHED);
    nextRound();
    World.fill(source, FINISHED, 300, 2);
    World.fill(source, INBOX, 400, 1);

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(16).doesNotHaveDuplicates();
    assertThat(tally().copied()).isEqualTo(16);
    accounts.assertAgreed(16);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void counts_once_when_it_has_its_old_name_again(Kind kind) throws Exception {
    MemoryMailbox source = filled(kind);
    source.append(DONE, nameless(), Instant.parse("2020-05-01T00:00:00Z"), Set.of());
    nextRound();
    rename(kind, source, DONE, FINISHED);
    nextRound();
    rename(kind, source, FINISHED, DONE);

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(14).doesNotHaveDuplicates();
    assertThat(tally().copied()).isEqualTo(14);
    assertThat(accounts.report(FINISHED).tally()).isEqualTo(Tally.NONE);
    accounts.assertAgreed(14);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void counts_once_after_a_second_new_name(Kind kind) throws Exception {
    MemoryMailbox source = filled(kind);
    rename(kind, source, DONE, FINISHED);
    nextRound();
    rename(kind, source, FINISHED, List.of("Past"));

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(13).doesNotHaveDuplicates();
    assertThat(tally().copied()).isEqualTo(13);
    accounts.assertAgreed(13);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void a_tree_of_folders_counts_once(Kind kind) throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    show(kind, source);
    List<List<String>> tree =
        List.of(List.of("Work"), List.of("Work", "North"), List.of("Work", "North", "Old"));
    for (int i = 0; i < tree.size(); i++) {
      // The same message lies in each: each is a message of its own.
      World.fill(source, tree.get(i), 7, 1);
      World.fill(source, tree.get(i), 100 * (i + 1), 5);
    }
    world.run();
    for (List<String> path : tree) {
      rename(kind, source, path, Stream.concat(Stream.of("Jobs"), path.stream().skip(1)).toList());
    }

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(18).doesNotHaveDuplicates();
    assertThat(tally().copied()).isEqualTo(18);
    accounts.assertAgreed(18);
  }

  @Test
  void what_was_deleted_before_the_new_name_counts_on() throws Exception {
    MemoryMailbox source = filled(Kind.RENUMBERS);
    source.expunge(DONE, 1);
    source.renameFolder(DONE, FINISHED);

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(13);
    assertThat(tally().copied()).isEqualTo(13);
    assertThat(accounts.report(DONE).tally().copied()).isOne();
    assertThat(accounts.report(FINISHED).tally().copied()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void what_failed_and_what_was_left_out_count_once_too(Kind kind) throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    show(kind, source);
    World.fill(source, DONE, 100, 5);
    source.append(DONE, new byte[0], Instant.parse("2020-05-01T00:00:00Z"), Set.of());
    world.refuses = message -> message.subject().equals("103");
    world.run();
    assertThat(tally().failed()).isEqualTo(2);
    rename(kind, source, DONE, FINISHED);

    nextRound();

    assertThat(tally()).isEqualTo(new Tally(4, 0, 2, 0, tally().bytes()));
    assertThat(accounts.report(DONE).tally()).isEqualTo(Tally.NONE);
    assertThat(accounts.lines(Ledger.EntryFilter.FAILED))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.folder().source().path()).isEqualTo(FINISHED));
    world.refuses = message -> false;
    assertThat(new BatchControl(world.stores(), world.clock).retry(batch())).isOne();
    world.run();
    assertThat(tally().failed()).isOne();
    assertThat(world.arrived(World.TARGET)).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void a_folder_that_was_hidden_while_another_took_its_messages_is_copied_when_it_is_back()
      throws Exception {
    MemoryMailbox source = filled(Kind.KEEPS_NUMBERS);
    source.deleteFolder(DONE);
    World.fill(source, FINISHED, 100, 3);
    source.oneValidityForAll();
    nextRound();
    assertThat(tally().copied()).isEqualTo(13);
    World.fill(source, DONE, 100, 3);
    source.oneValidityForAll();

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(16);
    assertThat(tally().copied()).isEqualTo(16);
    assertThat(row().progress().sourceMessages()).isEqualTo(16);
  }

  @Test
  void a_large_folder_counts_once_though_the_time_is_short() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, DONE, 0, 400);
    world.run();
    source.renameFolder(DONE, FINISHED);
    // Each leg opens its target first; a few windows later its time is up.
    source.onRead(() -> world.clock.advance(Duration.ofSeconds(1)));

    nextRound();

    assertThat(world.arrived(World.TARGET)).hasSize(400).doesNotHaveDuplicates();
    assertThat(tally().copied()).isEqualTo(400);
    assertThat(row().status()).isEqualTo(MailboxStatus.SYNCED);
  }

  @Test
  void counts_once_though_storage_is_so_slow_that_each_leg_settles_a_part() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, DONE, 0, 500);
    world.run();
    source.renameFolder(DONE, FINISHED);
    long legs = row().baton().leg();
    world.trouble = new SlowStorage();

    nextRound();

    assertThat(row().baton().leg()).isGreaterThan(legs + 3);
    assertThat(world.arrived(World.TARGET)).hasSize(500).doesNotHaveDuplicates();
    assertThat(tally().copied()).isEqualTo(500);
    assertThat(accounts.report(DONE).tally()).isEqualTo(Tally.NONE);
  }

  /** Storage that answers after seven seconds. */
  private final class SlowStorage extends Trouble {
    SlowStorage() {
      super(new Random(0), 0);
    }

    @Override
    <T> T stored(Call<T> call) throws MigrationException {
      world.clock.advance(Duration.ofSeconds(7));
      return super.stored(call);
    }
  }

  private List<Outcome> outcomes(List<String> path) throws Exception {
    FolderPlan plan = accounts.report(path).plan();
    return world
        .ledger
        .page(plan.key(), Ledger.EntryFilter.ALL, Optional.empty(), 1_000)
        .entries()
        .stream()
        .map(LedgerEntry::outcome)
        .toList();
  }

  private MemoryMailbox filled(Kind kind) throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    show(kind, source);
    World.fill(source, INBOX, 0, 10);
    World.fill(source, DONE, 100, 3);
    world.run();
    return source;
  }

  private static void show(Kind kind, MemoryMailbox source) {
    if (kind == Kind.KNOWS_CONTENT) {
      source.showEmailIds();
    }
  }

  private static void rename(Kind kind, MemoryMailbox source, List<String> from, List<String> to) {
    if (kind == Kind.RENUMBERS) {
      source.renameFolder(from, to);
    } else {
      source.renameOnly(from, to);
    }
  }

  private static byte[] nameless() {
    return "Subject: nameless\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);
  }

  private void nextRound() throws Exception {
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next " + rounds++))
        .isOne();
    world.run();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  private Mailbox row() {
    return world.row(World.TARGET);
  }

  private Tally tally() {
    return row().progress().tally();
  }
}
