package godwit.local.storage;

import godwit.failure.MigrationException;
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
import java.util.Optional;

/**
 * A target whose every create takes time on the test's clock. One at a time, so that each run is
 * the same: where four go at once, each counts for a quarter of its time.
 */
record TimedTarget(MailTarget real, Runnable passes) implements MailTarget {
  @Override
  public TargetLimits limits() {
    return new TargetLimits(real.limits().messageBytes(), 1);
  }

  @Override
  public void check() throws MigrationException {
    real.check();
  }

  @Override
  public TargetFolder folder(TargetFolderPath path) throws MigrationException {
    return real.folder(path);
  }

  @Override
  public Delivery deliver(TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    Delivery delivery = real.deliver(folder, stamp, message);
    passes.run();
    return delivery;
  }

  @Override
  public Optional<TargetMessageId> find(
      TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    return real.find(folder, stamp, message);
  }

  @Override
  public boolean holds(TargetMessageId id, ExchangeMessage message) throws MigrationException {
    return real.holds(id, message);
  }

  @Override
  public boolean move(
      TargetMessageId id, TargetFolderId from, TargetFolderId to, MessageStamp stamp)
      throws MigrationException {
    return real.move(id, from, to, stamp);
  }

  @Override
  public Optional<MessageMarks> mark(TargetMessageId id, MarkChange change)
      throws MigrationException {
    return real.mark(id, change);
  }

  @Override
  public void stamped(StampVisitor visitor) throws MigrationException {
    real.stamped(visitor);
  }
}
