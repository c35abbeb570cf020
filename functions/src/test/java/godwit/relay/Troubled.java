package godwit.relay;

import godwit.batch.ForwardingMailboxStore;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.batch.MailboxStore;
import godwit.failure.MigrationException;
import godwit.ledger.Chunk;
import godwit.ledger.ChunkKey;
import godwit.ledger.FolderKey;
import godwit.ledger.Ledger;
import godwit.ledger.LedgerEntry;
import godwit.source.UidRange;
import godwit.source.UidValidity;
import godwit.target.Delivery;
import godwit.target.ExchangeMessage;
import godwit.target.MailTarget;
import godwit.target.MarkChange;
import godwit.target.MessageMarks;
import godwit.target.MessageStamp;
import godwit.target.TargetFolder;
import godwit.target.TargetFolderId;
import godwit.target.TargetFolderPath;
import godwit.target.TargetLimits;
import godwit.target.TargetMessageId;
import godwit.work.WorkItem;
import godwit.work.WorkQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Ports as a process in trouble sees them. */
final class Troubled {
  private Troubled() {}

  record Target(
      MailTarget target,
      Trouble trouble,
      Delays delays,
      World.Marking marking,
      Predicate<ExchangeMessage> refuses)
      implements MailTarget {
    @Override
    public TargetLimits limits() {
      return new TargetLimits(target.limits().messageBytes(), trouble.concurrent());
    }

    @Override
    public void check() throws MigrationException {
      target.check();
    }

    @Override
    public TargetFolder folder(TargetFolderPath path) throws MigrationException {
      return trouble.around(() -> target.folder(path));
    }

    @Override
    public Delivery deliver(TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
        throws MigrationException {
      trouble.throttle();
      delays.land();
      if (refuses.test(message)) {
        return new Delivery.Refused("ErrorRefused", "the target does not take it");
      }
      Delays.Create create = () -> ((Delivery.Stored) target.deliver(folder, stamp, message)).id();
      trouble.create(stamp, create);
      trouble.late(delays, create);
      return trouble.around(() -> target.deliver(folder, stamp, message));
    }

    @Override
    public Optional<TargetMessageId> find(
        TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
        throws MigrationException {
      delays.land();
      return trouble.around(() -> target.find(folder, stamp, message).filter(delays::isShown));
    }

    @Override
    public boolean holds(TargetMessageId id, ExchangeMessage message) throws MigrationException {
      delays.land();
      return trouble.around(() -> target.holds(id, message));
    }

    @Override
    public boolean move(
        TargetMessageId id, TargetFolderId from, TargetFolderId to, MessageStamp stamp)
        throws MigrationException {
      trouble.throttle();
      trouble.move(id);
      return trouble.around(() -> target.move(id, from, to, stamp));
    }

    @Override
    public Optional<MessageMarks> mark(TargetMessageId id, MarkChange change)
        throws MigrationException {
      trouble.throttle();
      marking.before(id);
      return trouble.around(() -> target.mark(id, change));
    }

    @Override
    public void stamped(StampVisitor visitor) throws MigrationException {
      delays.land();
      boolean unused =
          trouble.around(() -> {
            target.stamped(visitor);
            return true;
          });
    }
  }

  record Book(Ledger ledger, Trouble trouble) implements Ledger {
    @Override
    public Chunk claim(ChunkKey key, String owner) throws MigrationException {
      return trouble.stored(() -> ledger.claim(key, owner));
    }

    @Override
    public Optional<Chunk> commit(Chunk chunk, List<LedgerEntry> entries)
        throws MigrationException {
      return trouble.stored(() -> ledger.commit(chunk, entries));
    }

    @Override
    public List<LedgerEntry> entries(FolderKey folder, UidValidity validity, UidRange range)
        throws MigrationException {
      return trouble.stored(() -> ledger.entries(folder, validity, range));
    }

    @Override
    public List<Chunk> chunks(FolderKey folder) throws MigrationException {
      return trouble.stored(() -> ledger.chunks(folder));
    }

    @Override
    public Ledger.Page page(FolderKey folder, EntryFilter filter, Optional<String> after, int limit)
        throws MigrationException {
      return trouble.stored(() -> ledger.page(folder, filter, after, limit));
    }

    @Override
    public void purge(FolderKey folder) throws MigrationException {
      ledger.purge(folder);
    }
  }

  record Rows(MailboxStore store, Trouble trouble) implements ForwardingMailboxStore {
    @Override
    public Optional<Mailbox> find(MailboxKey key) throws MigrationException {
      return trouble.stored(() -> store.find(key));
    }

    @Override
    public Optional<Mailbox> update(Mailbox mailbox) throws MigrationException {
      return trouble.stored(() -> store.update(mailbox));
    }
  }

  record Queue(WorkQueue queue, Trouble trouble) implements WorkQueue {
    @Override
    public void send(WorkItem item, Duration delay) throws MigrationException {
      var unused =
          trouble.stored(() -> {
            queue.send(item, delay);
            return true;
          });
    }
  }
}
