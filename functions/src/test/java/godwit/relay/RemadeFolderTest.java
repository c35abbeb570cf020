package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.Seeds;
import godwit.batch.Batch;
import godwit.source.MessageFlags;
import godwit.source.memory.MemoryMailbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** A folder holds other messages than before, and its UIDVALIDITY is the same all the same. */
final class RemadeFolderTest {
  private static final List<String> INBOX = List.of("INBOX");
  private static final List<String> WORK = List.of("Work");
  private static final List<String> OLD = List.of("Old");

  private final World world = new World();
  private final MemoryMailbox source;
  private int rounds;

  RemadeFolderTest() throws Exception {
    source = world.mailbox(World.TARGET);
  }

  @Test
  void fewer_messages_than_before_are_copied() throws Exception {
    copied(WORK, 0, 10);

    remake(WORK, 100, 4);
    nextRound();

    assertArrived(14);
    assertThat(world.row(World.TARGET).notes())
        .containsExactly(
            "made anew or restored at the source, with the UIDVALIDITY that it had: Work; all its"
                + " messages were compared by content, and what was unknown is copied");
    nextRound();
    assertArrived(14);
    assertThat(world.row(World.TARGET).notes()).isEmpty();
  }

  @Test
  void more_messages_than_before_are_copied() throws Exception {
    copied(WORK, 0, 10);

    remake(WORK, 100, 25);
    nextRound();

    assertArrived(35);
  }

  @Test
  void as_many_messages_as_before_are_copied_though_no_number_says_so() throws Exception {
    source.hideModSeqs();
    World.fill(source, INBOX, 500, 2);
    copied(WORK, 0, 3);

    remake(WORK, 100, 3);
    nextRound();

    assertArrived(8);
  }

  @Test
  void so_are_as_many_at_a_server_that_counts_changes_from_one_on_in_each_folder()
      throws Exception {
    World.fill(source, INBOX, 500, 2);
    copied(WORK, 0, 6);

    remake(WORK, 100, 6);
    nextRound();

    assertArrived(14);
  }

  @Test
  void messages_of_one_size_only_are_told_apart_where_the_numbers_are_odd() throws Exception {
    World.fill(source, WORK, 100, 10);
    source.oneValidityForAll();
    world.run();

    source.deleteFolder(WORK);
    World.fill(source, WORK, 200, 4);
    source.oneValidityForAll();
    nextRound();

    assertArrived(14);
  }

  @Test
  void what_comes_after_a_round_in_which_it_was_empty_is_copied() throws Exception {
    copied(WORK, 0, 10);
    remake(WORK, 0, 0);
    nextRound();
    assertArrived(10);

    fill(WORK, 100, 12);
    nextRound();

    assertArrived(22);
  }

  @Test
  void what_comes_after_a_round_in_which_it_was_gone_is_copied() throws Exception {
    copied(WORK, 0, 10);
    source.deleteFolder(WORK);
    nextRound();

    remake(WORK, 100, 7);
    nextRound();

    assertArrived(17);
  }

  @Test
  void what_is_back_unchanged_after_a_round_in_which_it_was_gone_is_not_copied_again()
      throws Exception {
    copied(WORK, 0, 10);
    source.renameOnly(WORK, List.of("x"));
    source.lock(List.of("x"));
    nextRound();
    source.unlock(List.of("x"));
    source.renameOnly(List.of("x"), WORK);

    nextRound();

    assertArrived(10);
  }

  @Test
  void a_folder_restored_from_a_backup_and_filled_again_is_copied_without_doubles()
      throws Exception {
    copied(WORK, 0, 10);

    source.deleteFolder(WORK);
    fill(WORK, 0, 7);
    fill(WORK, 100, 5);
    source.oneValidityForAll();
    nextRound();

    assertArrived(15);
    fill(WORK, 200, 2);
    nextRound();
    assertArrived(17);
  }

  @Test
  void a_folder_restored_from_a_backup_is_not_read_again_while_nothing_else_is_in_it()
      throws Exception {
    copied(WORK, 0, 10);
    long before = source.reads();

    source.deleteFolder(WORK);
    fill(WORK, 0, 7);
    source.oneValidityForAll();
    nextRound();

    assertArrived(10);
    assertThat(source.reads()).isEqualTo(before);
    fill(WORK, 100, 1);
    nextRound();
    assertArrived(11);
  }

  @Test
  void a_folder_that_got_another_name_while_its_own_was_used_again_is_copied_once()
      throws Exception {
    copied(WORK, 0, 10);
    source.renameOnly(WORK, OLD);
    fill(WORK, 100, 3);
    source.oneValidityForAll();

    nextRound();

    assertArrived(13);
  }

  @Test
  void a_folder_that_only_grows_is_not_taken_for_another() throws Exception {
    copied(WORK, 0, 10);
    long before = source.reads();
    fill(WORK, 100, 5);

    nextRound();

    assertArrived(15);
    assertThat(source.reads()).isEqualTo(before + 5);
  }

  @ParameterizedTest
  @Seeds(200)
  void each_message_arrives_once_whatever_is_made_anew_and_whatever_fails(long seed)
      throws Exception {
    var random = new Random(seed);
    if (random.nextBoolean()) {
      source.hideModSeqs();
    }
    int next = 10;
    var all = new HashSet<Integer>();
    fill(INBOX, 0, 4);
    fill(WORK, 4, 6);
    source.oneValidityForAll();
    for (int i = 0; i < 10; i++) {
      all.add(i);
    }
    world.run();
    for (int round = 0; round < 4; round++) {
      if (random.nextBoolean()) {
        source.deleteFolder(WORK);
      }
      int count = random.nextInt(20);
      fill(WORK, next, count);
      for (int i = next; i < next + count; i++) {
        all.add(i);
      }
      next += count;
      source.oneValidityForAll();
      troubledRound(random);
    }
    nextRound();

    assertThat(contents()).hasSize(all.size()).doesNotHaveDuplicates();
  }

  private void copied(List<String> folder, int from, int count) throws Exception {
    fill(folder, from, count);
    source.oneValidityForAll();
    world.run();
    world.settle();
  }

  private void remake(List<String> folder, int from, int count) {
    source.deleteFolder(folder);
    source.createFolder(folder);
    fill(folder, from, count);
    source.oneValidityForAll();
  }

  /** Messages of many sizes. */
  private void fill(List<String> folder, int from, int count) {
    source.createFolder(folder);
    for (int i = from; i < from + count; i++) {
      String text = new String(World.message(i), StandardCharsets.US_ASCII);
      byte[] message = (text + "x".repeat(i * 37 % 211)).getBytes(StandardCharsets.US_ASCII);
      long unused =
          source.add(
              folder,
              message,
              Optional.of(Instant.parse("2020-01-01T00:00:00Z").plusSeconds(i)),
              new MessageFlags(false, false, false, false, false, Set.of()));
    }
  }

  private void assertArrived(int messages) throws Exception {
    assertThat(contents()).hasSize(messages).doesNotHaveDuplicates();
  }

  private List<String> contents() {
    return world.arrived(World.TARGET).stream()
        .map(stamp -> stamp.substring(stamp.lastIndexOf('.') + 1))
        .collect(Collectors.toList());
  }

  private void troubledRound(Random random) throws Exception {
    start();
    world.trouble = new Trouble(random, 0.03);
    world.queue.send(new godwit.work.WorkItem.AdmitBatch(world.batch), java.time.Duration.ZERO);
    world.run(random, true);
    world.settle();
    world.trouble = Trouble.none();
  }

  private void nextRound() throws Exception {
    start();
    world.run();
    world.settle();
  }

  private void start() throws Exception {
    Batch batch = world.batches.find(world.batch.name()).orElseThrow();
    assertThat(new Rounds(world.stores(), world.clock).startRound(batch, "next " + rounds++))
        .isOne();
  }
}
