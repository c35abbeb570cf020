package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batch;
import godwit.batch.Tally;
import godwit.failure.MigrationException;
import godwit.ledger.FolderPlan;
import godwit.report.Consistency;
import godwit.report.FolderReport;
import godwit.report.FolderReports;
import godwit.source.MessageFlags;
import godwit.source.UidRange;
import godwit.source.memory.MemoryMailbox;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A folder is renamed, and its old name is used again before the next round. */
final class ReusedNameTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final List<String> WORK = List.of("Work");
  private static final List<String> OLD = List.of("Old");

  private World world = new World();
  private int rounds;

  @ParameterizedTest
  @EnumSource(RenamedFolderTest.Kind.class)
  void each_message_arrives_once(RenamedFolderTest.Kind kind) throws Exception {
    MemoryMailbox source = filled(kind);
    rename(kind, source, WORK, OLD);
    World.fill(source, WORK, 100, 2);

    nextRound();

    assertAgreed(12);
    assertThat(report(OLD).tally().copied()).isEqualTo(10);
    assertThat(report(WORK).tally().copied()).isEqualTo(2);
    assertThat(world.row(World.TARGET).notes())
        .containsOnlyOnce(
            "another folder than before, or numbered anew: Work; what of it is now in Old is not"
                + " copied again and stays in Work");
    nextRound();
    assertAgreed(12);
    assertThat(world.row(World.TARGET).notes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(RenamedFolderTest.Kind.class)
  void a_true_duplicate_in_the_new_folder_arrives_too(RenamedFolderTest.Kind kind)
      throws Exception {
    MemoryMailbox source = filled(kind);
    rename(kind, source, WORK, OLD);
    World.fill(source, WORK, 3, 1);
    World.fill(source, WORK, 100, 2);

    nextRound();

    assertAgreed(13, 12);
    assertThat(report(OLD).tally().copied()).isEqualTo(10);
    assertThat(report(WORK).tally().copied()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(RenamedFolderTest.Kind.class)
  void a_true_duplicate_of_a_later_round_arrives_too(RenamedFolderTest.Kind kind) throws Exception {
    MemoryMailbox source = filled(kind);
    rename(kind, source, WORK, OLD);
    World.fill(source, WORK, 100, 2);
    nextRound();
    World.fill(source, WORK, 5, 1);

    nextRound();

    assertAgreed(13, 12);
    source.renewValidity(WORK);
    nextRound();
    assertAgreed(13, 12);
    World.fill(source, OLD, 101, 1);
    nextRound();
    assertAgreed(14, 12);
  }

  @Test
  void a_duplicate_of_a_message_that_failed_before_arrives() throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    World.fill(source, WORK, 0, 10);
    world.refuses = message -> message.subject().equals("4");
    world.run();
    source.renameFolder(WORK, OLD);
    World.fill(source, WORK, 4, 1);
    world.refuses = message -> false;

    nextRound();

    assertAgreed(11, 10);
  }

  @Test
  void a_year_later_it_is_done_again() throws Exception {
    MemoryMailbox source = filled(RenamedFolderTest.Kind.RENUMBERS);
    for (int year = 1; year <= 3; year++) {
      source.renameFolder(WORK, List.of("Old " + year));
      World.fill(source, WORK, 100 * year, 4);

      nextRound();

      assertAgreed(10 + 4 * year);
    }
  }

  @ParameterizedTest
  @EnumSource(RenamedFolderTest.Kind.class)
  void the_old_name_is_back_after_all(RenamedFolderTest.Kind kind) throws Exception {
    MemoryMailbox source = filled(kind);
    rename(kind, source, WORK, OLD);
    World.fill(source, WORK, 100, 2);
    nextRound();
    source.deleteFolder(WORK);
    rename(kind, source, OLD, WORK);
    nextRound();

    // Nothing is lost; that a folder that was there may be one that is gone is not looked for.
    assertThat(Set.copyOf(contents())).hasSize(12);
    assertThat(report(WORK).tally().copied()).isEqualTo(10);
  }

  @Test
  void what_is_moved_on_later_follows() throws Exception {
    MemoryMailbox source = filled(RenamedFolderTest.Kind.RENUMBERS);
    source.renameFolder(WORK, OLD);
    World.fill(source, WORK, 100, 2);
    World.fill(source, INBOX, 200, 1);
    nextRound();
    source.move(OLD, source.uids(OLD).getFirst(), WORK);
    source.move(WORK, source.uids(WORK).getFirst(), INBOX);

    nextRound();

    assertAgreed(13);
  }

  @Test
  void a_folder_that_is_only_numbered_anew_keeps_its_own_from_a_new_one() throws Exception {
    MemoryMailbox source = filled(RenamedFolderTest.Kind.RENUMBERS);
    source.renewValidity(WORK);
    World.fill(source, OLD, 0, 3);

    nextRound();

    assertAgreed(13, 10);
    source.lock(WORK);
    World.fill(source, OLD, 3, 3);
    nextRound();
    source.unlock(WORK);
    nextRound();
    assertAgreed(16, 10);
  }

  @Test
  void it_may_be_locked_in_the_middle_of_the_round() throws Exception {
    MemoryMailbox source = filled(RenamedFolderTest.Kind.RENUMBERS);
    source.renameFolder(WORK, OLD);
    World.fill(source, WORK, 3, 1);
    World.fill(source, WORK, 100, 2);
    // The second create is of Work; then another folder is numbered anew, and all is planned again.
    world.trouble =
        new AtCreate(
            2,
            () -> {
              source.lock(WORK);
              source.renewValidity(OLD);
            });
    nextRound();
    world.trouble = Trouble.none();
    source.unlock(WORK);

    nextRound();

    assertThat(Set.copyOf(contents())).hasSize(12);
    assertThat(contents()).hasSizeGreaterThanOrEqualTo(13);
    assertThat(tally().copied()).isEqualTo(13);
  }

  @Test
  void no_crash_loses_or_doubles_anything() throws Exception {
    int crashes = 0;
    for (int call = 1; crashes == call - 1; call++) {
      world = new World();
      MemoryMailbox source = filled(RenamedFolderTest.Kind.RENUMBERS);
      source.renameFolder(WORK, OLD);
      World.fill(source, WORK, 3, 1);
      World.fill(source, WORK, 100, 2);
      var death = new DiesAtStorage(call);
      nextRound(death);
      crashes += death.isDead() ? 1 : 0;

      assertThat(tally().copied()).as("after a crash at call %s", call).isEqualTo(13);
      assertThat(contents()).as("after a crash at call %s", call).hasSize(13);
      nextRound();
      World.fill(source, WORK, 5, 1);
      nextRound();
      assertAgreed(14, 12);
    }
    assertThat(crashes).isGreaterThan(30);
  }

  /** A process that dies after the n-th call to storage. */
  private static final class DiesAtStorage extends Trouble {
    private final int last;
    private int calls;

    DiesAtStorage(int last) {
      super(new Random(0), 0);
      this.last = last;
    }

    @Override
    <T> T stored(Call<T> call) throws MigrationException {
      T result = super.stored(call);
      calls++;
      if (calls == last) {
        kill();
        throw new ProcessDied();
      }
      return result;
    }
  }

  @Test
  void flags_of_what_has_another_name_are_carried_over() throws Exception {
    MemoryMailbox source = filled(RenamedFolderTest.Kind.RENUMBERS);
    source.renameFolder(WORK, OLD);
    World.fill(source, WORK, 100, 2);
    nextRound();
    long uid = source.uids(OLD).getFirst();
    source.flag(OLD, uid, new MessageFlags(true, false, false, false, false, Set.of()));

    nextRound();

    assertAgreed(12);
    FolderPlan old = report(OLD).plan();
    assertThat(world.ledger.entries(old.key(), old.validity(), new UidRange(uid, uid)))
        .singleElement()
        .satisfies(entry -> assertThat(entry.flags()).isEqualTo("S"));
  }

  private void assertAgreed(int messages) throws Exception {
    assertAgreed(messages, messages);
  }

  /** As many arrived as there are, no two of them one; so many contents. */
  private void assertAgreed(int messages, int different) throws Exception {
    assertThat(contents()).hasSize(messages);
    assertThat(new HashSet<>(contents())).hasSize(different);
    assertThat(tally().copied()).isEqualTo(messages);
    assertThat(world.row(World.TARGET).progress().sourceMessages()).isEqualTo(messages);
    assertThat(Consistency.of(world.row(World.TARGET))).contains(Consistency.PERFECT);
  }

  private List<String> contents() {
    return world.arrived(World.TARGET).stream()
        .map(stamp -> stamp.substring(stamp.lastIndexOf('.') + 1))
        .toList();
  }

  private FolderReport report(List<String> path) throws Exception {
    return new FolderReports(world.plans, world.ledger)
        .of(world.row(World.TARGET).key()).stream()
            .filter(report -> report.plan().source().path().equals(path))
            .findFirst()
            .orElseThrow();
  }

  private MemoryMailbox filled(RenamedFolderTest.Kind kind) throws Exception {
    MemoryMailbox source = world.mailbox(World.TARGET);
    if (kind == RenamedFolderTest.Kind.KNOWS_CONTENT) {
      source.showEmailIds();
    }
    World.fill(source, WORK, 0, 10);
    world.run();
    return source;
  }

  private static void rename(
      RenamedFolderTest.Kind kind, MemoryMailbox source, List<String> from, List<String> to) {
    if (kind == RenamedFolderTest.Kind.RENUMBERS) {
      source.renameFolder(from, to);
    } else {
      source.renameOnly(from, to);
    }
  }

  private void nextRound() throws Exception {
    nextRound(Trouble.none());
  }

  private void nextRound(Trouble trouble) throws Exception {
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch(), "next " + rounds++))
        .isOne();
    world.trouble = trouble;
    world.run();
    world.settle();
    world.trouble = Trouble.none();
  }

  private Batch batch() {
    return world.batches.find(world.batch.name()).orElseThrow();
  }

  private Tally tally() {
    return world.row(World.TARGET).progress().tally();
  }
}
