package godwit.local.storage;

import static org.assertj.core.api.Assertions.assertThat;

import godwit.batch.Batches;
import godwit.batch.MailboxKey;
import godwit.batch.tables.TableBatchStore;
import godwit.batch.tables.TableMailboxStore;
import godwit.endpoint.EndpointKey;
import godwit.endpoint.tables.TableSlots;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderKey;
import godwit.ledger.LedgerEntry;
import godwit.ledger.Outcome;
import godwit.ledger.tables.TableLedger;
import godwit.local.servers.AzuriteServer;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.storage.StorageClients;
import godwit.storage.StorageConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A write whose answer is lost is sent again, refused for its own sake, and known as done. */
@ExtendWith(Azurite.class)
class LostAnswersIT {
  private static final UidValidity GENERATION = new UidValidity(1);

  private final LostAnswers network = new LostAnswers();
  private final StorageClients clients;

  LostAnswersIT(AzuriteServer server) {
    var connection = new StorageConnection.ConnectionString(server.connectionString());
    clients = StorageClients.of(connection, network);
  }

  @AfterEach
  void every_answer_was_lost_that_was_to_be() {
    assertThat(network.left()).isZero();
  }

  @Test
  void a_claim_is_known_as_ones_own() throws Exception {
    var ledger = new TableLedger(clients.table("ledger"));
    var key = chunk();
    assertThat(ledger.chunks(key.folder())).isEmpty();

    network.lose(1);
    var first = ledger.claim(key, "first");
    network.lose(1);
    var second = ledger.claim(key, "second");

    assertThat(ledger.commit(first.completed(), List.of())).isEmpty();
    assertThat(ledger.commit(second.completed(), List.of())).isPresent();
  }

  @Test
  void a_commit_is_known_as_ones_own() throws Exception {
    var ledger = new TableLedger(clients.table("ledger"));
    var chunk = ledger.claim(chunk(), "worker");
    var entry =
        new LedgerEntry(GENERATION, 7, new Outcome.Skipped("test"), 1, "", "", Batches.MADE);

    network.lose(1);
    var committed = ledger.commit(chunk, List.of(entry));

    assertThat(committed).isPresent();
    assertThat(ledger.entries(chunk.key().folder(), GENERATION, new UidRange(1, 9)))
        .containsExactly(entry);
    assertThat(ledger.commit(committed.orElseThrow().completed(), List.of())).isPresent();
  }

  @Test
  void a_batch_that_was_inserted_and_updated_is_known_as_ones_own() throws Exception {
    var store = new TableBatchStore(clients.table("batches"));
    var batch = Batches.batch(Batches.id());
    assertThat(store.find(batch.id().name())).isEmpty();

    network.lose(1);
    assertThat(store.insert(batch)).isTrue();
    var read = store.find(batch.id().name()).orElseThrow();
    network.lose(1);
    var updated = store.update(read.withMailboxes(9));

    assertThat(updated).isPresent();
    assertThat(store.find(batch.id().name())).isEqualTo(updated);
    assertThat(store.insert(Batches.batch(Batches.id(batch.id().name())))).isFalse();
  }

  @Test
  void a_baton_that_was_taken_is_known_as_ones_own() throws Exception {
    var store = new TableMailboxStore(clients.table("mailboxes"));
    var mailbox = Batches.mailbox(Batches.id(), "ada@example.org");
    store.insertAll(mailbox.key().batch(), List.of(mailbox));
    var read = store.find(mailbox.key()).orElseThrow();

    network.lose(1);
    var taken = store.update(read.edit().taken("worker", Batches.MADE).at(Batches.MADE));

    assertThat(taken).isPresent();
    assertThat(store.find(mailbox.key())).isEqualTo(taken);
  }

  @Test
  void mailboxes_that_were_updated_together_are_known_as_ones_own() throws Exception {
    var store = new TableMailboxStore(clients.table("mailboxes"));
    var batch = Batches.id();
    store.insertAll(
        batch,
        List.of(Batches.mailbox(batch, "a@example.org"), Batches.mailbox(batch, "b@example.org")));
    var read = store.page(batch, Set.of(), Optional.empty(), 10).mailboxes();
    var wanted = read.stream().map(m -> m.edit().stopRequested(true).at(Batches.MADE)).toList();

    network.lose(1);
    var left = store.updateAll(wanted);

    assertThat(left).isEmpty();
    assertThat(store.page(batch, Set.of(), Optional.empty(), 10).mailboxes())
        .allSatisfy(m -> assertThat(m.stopRequested()).isTrue());
  }

  @Test
  void a_slot_is_taken_once_and_given_back() throws Exception {
    var slots = new TableSlots(clients.table("slots"));
    var endpoint = EndpointKey.of(Batches.name().value(), 993);
    assertThat(slots.holders(endpoint)).isEmpty();

    network.lose(1);
    assertThat(slots.acquire(endpoint, 1, "holder")).isTrue();
    assertThat(slots.holders(endpoint)).containsExactly("holder");
    network.lose(1);
    slots.release(endpoint, "holder");

    assertThat(slots.holders(endpoint)).isEmpty();
  }

  @Test
  void a_purge_goes_on() throws Exception {
    var ledger = new TableLedger(clients.table("ledger"));
    var key = chunk();
    assertThat(ledger.claim(key, "worker").complete()).isFalse();

    network.lose(1);
    ledger.purge(key.folder());

    assertThat(ledger.chunks(key.folder())).isEmpty();
  }

  private static ChunkKey chunk() {
    var mailbox = new MailboxKey(Batches.id(), "ada@example.org");
    return new ChunkKey(
        new FolderKey(mailbox, "00ff00ff00ff00ff"),
        GENERATION,
        0,
        new godwit.source.UidRange(1, 500));
  }
}
