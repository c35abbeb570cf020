package godwit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import godwit.SettableClock;
import godwit.batch.BatchId;
import godwit.batch.Batches;
import godwit.batch.ForwardingMailboxStore;
import godwit.batch.Mailbox;
import godwit.batch.MailboxEdit;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStatus;
import godwit.batch.MailboxStore;
import godwit.batch.memory.MemoryMailboxStore;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every mailbox of a batch is changed once, whatever others write meanwhile. */
class SweepTest {
  private static final int ROWS = 2_345;

  private final MemoryMailboxStore rows = new MemoryMailboxStore();
  private final SettableClock clock = new SettableClock(Batches.MADE);
  private final BatchId batch = Batches.id();

  SweepTest() {
    rows.insertAll(
        batch, IntStream.range(0, ROWS).mapToObj(i -> Batches.mailbox(batch, address(i))).toList());
  }

  @Test
  void every_mailbox_is_changed_once_and_a_second_time_none() throws Exception {
    assertThat(stop(rows)).isEqualTo(ROWS);
    assertThat(stop(rows)).isZero();

    assertThat(at(MailboxStatus.STOPPED)).hasSize(ROWS);
  }

  @Test
  void a_row_that_another_writes_before_it_is_changed_keeps_what_the_other_wrote()
      throws Exception {
    var busy =
        new Between(
            rows,
            mailboxes -> write(address(150), e -> e.credentials("other", mailbox(0).password())));

    assertThat(stop(busy)).isEqualTo(ROWS);

    assertThat(mailbox(150).userName()).isEqualTo("other");
    assertThat(mailbox(150).status()).isEqualTo(MailboxStatus.STOPPED);
  }

  @Test
  void a_row_that_another_changes_so_that_nothing_is_to_be_done_is_left() throws Exception {
    var busy =
        new Between(rows, mailboxes -> write(address(7), e -> e.status(MailboxStatus.REMOVING)));

    assertThat(stop(busy)).isEqualTo(ROWS - 1);

    assertThat(mailbox(7).status()).isEqualTo(MailboxStatus.REMOVING);
  }

  @Test
  void a_row_that_is_gone_is_nobodys() throws Exception {
    var gone = mailbox(3);
    var busy = new Between(rows, mailboxes -> assertThat(rows.remove(gone)).isTrue());

    assertThat(stop(busy)).isEqualTo(ROWS - 1);
  }

  @Test
  void broken_off_it_is_begun_anew_and_finds_the_rest() throws Exception {
    var failing =
        new Between(
            rows,
            mailboxes -> {
              if (mailboxes.getFirst().key().address().equals(address(1_000))) {
                throw new TransientException("StorageSlow", "the storage is away");
              }
            });

    assertThatThrownBy(() -> stop(failing)).hasMessageContaining("away");
    assertThat(at(MailboxStatus.STOPPED)).hasSize(1_000);

    assertThat(stop(rows)).isEqualTo(ROWS - 1_000);
  }

  @Test
  void one_that_is_written_all_the_time_holds_up_no_other_and_is_told() {
    var contended = new Contended(rows, address(1));

    assertThatThrownBy(() -> stop(contended))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("ask again");

    assertThat(at(MailboxStatus.STOPPED)).hasSize(ROWS - 1);
  }

  @Test
  void of_a_large_batch_those_at_work_are_asked_first() throws Exception {
    var world = new World();
    world.mailboxes.insertAll(
        world.batch,
        IntStream.range(0, ROWS).mapToObj(i -> Batches.mailbox(world.batch, address(i))).toList());
    var last = new MailboxKey(world.batch, address(ROWS - 1));
    var until = world.clock.instant().plusSeconds(60);
    var row = world.mailboxes.find(last).orElseThrow();
    assertThat(
            world.mailboxes.update(
                row.edit()
                    .status(MailboxStatus.VALIDATING)
                    .taken("worker", until)
                    .at(world.clock.instant())))
        .isPresent();
    var asked = new ArrayList<Boolean>();
    var watched =
        new Between(
            world.mailboxes,
            mailboxes -> asked.add(world.mailboxes.find(last).orElseThrow().stopRequested()));
    Stores s = world.stores();
    var stores =
        new Stores(
            s.batches(),
            watched,
            s.claims(),
            s.plans(),
            s.ledger(),
            s.traces(),
            s.slots(),
            s.inspections(),
            s.summaries(),
            s.queue());

    int stopped =
        new BatchControl(stores, world.clock)
            .stop(world.batches.find(world.batch.name()).orElseThrow());

    assertThat(stopped).isEqualTo(ROWS);
    assertThat(asked).hasSize(3).containsOnly(true);
  }

  private int stop(MailboxStore store) throws MigrationException {
    Sweep.Change change =
        mailbox ->
            mailbox.status() == MailboxStatus.QUEUED
                ? Optional.of(mailbox.edit().status(MailboxStatus.STOPPED))
                : Optional.empty();
    return new Sweep(store, clock, change).over(batch, EnumSet.of(MailboxStatus.QUEUED));
  }

  private void write(String address, UnaryOperator<MailboxEdit> edit) {
    Mailbox row = rows.find(new MailboxKey(batch, address)).orElseThrow();
    assertThat(rows.update(edit.apply(row.edit()).at(clock.instant()))).isPresent();
  }

  private Mailbox mailbox(int number) {
    return rows.find(new MailboxKey(batch, address(number))).orElseThrow();
  }

  private List<Mailbox> at(MailboxStatus status) {
    return rows.page(batch, EnumSet.of(status), Optional.empty(), ROWS).mailboxes();
  }

  private static String address(int number) {
    return "user%05d@example.org".formatted(number);
  }

  /** What happens when rows are about to be written. */
  @FunctionalInterface
  private interface Meanwhile {
    void accept(List<Mailbox> mailboxes) throws MigrationException;
  }

  /** Others act between the reading of rows and the writing of many at once. */
  private record Between(MemoryMailboxStore store, Meanwhile meanwhile)
      implements ForwardingMailboxStore {
    @Override
    public List<Mailbox> updateAll(List<Mailbox> mailboxes) throws MigrationException {
      if (!mailboxes.isEmpty()) {
        meanwhile.accept(mailboxes);
      }
      return store.updateAll(mailboxes);
    }
  }

  /** Somebody is always faster at one row. */
  private record Contended(MemoryMailboxStore store, String address)
      implements ForwardingMailboxStore {
    @Override
    public Optional<Mailbox> update(Mailbox mailbox) {
      return mailbox.key().address().equals(address) ? Optional.empty() : store.update(mailbox);
    }
  }
}
