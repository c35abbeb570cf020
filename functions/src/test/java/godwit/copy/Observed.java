package godwit.copy;

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

/** A target that lets a test look, wait or fail before each create. */
record Observed(MailTarget target, Before before, TargetLimits limits) implements MailTarget {
  Observed(MailTarget target, Before before) {
    this(target, before, target.limits());
  }

  /** Called by the sending thread. */
  @FunctionalInterface
  interface Before {
    void create(MessageStamp stamp) throws Exception;

    /** What the target answers; empty for what it answers by itself. */
    default Optional<Delivery> answer(TargetFolderId folder, MessageStamp stamp) {
      return Optional.empty();
    }

    /** Before a message is looked for. */
    default void find(MessageStamp stamp) throws MigrationException {}

    /** Before a message is moved. */
    default void move(TargetMessageId id) throws MigrationException {}

    /** Before the marks of a message are changed. */
    default void mark(TargetMessageId id) throws MigrationException {}
  }

  @Override
  public Delivery deliver(TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    try {
      before.create(stamp);
    } catch (MigrationException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    Optional<Delivery> answer = before.answer(folder, stamp);
    return answer.isPresent() ? answer.get() : target.deliver(folder, stamp, message);
  }

  @Override
  public void check() throws MigrationException {
    target.check();
  }

  @Override
  public TargetFolder folder(TargetFolderPath path) throws MigrationException {
    return target.folder(path);
  }

  @Override
  public Optional<TargetMessageId> find(
      TargetFolderId folder, MessageStamp stamp, ExchangeMessage message)
      throws MigrationException {
    before.find(stamp);
    return target.find(folder, stamp, message);
  }

  @Override
  public boolean holds(TargetMessageId id, ExchangeMessage message) throws MigrationException {
    return target.holds(id, message);
  }

  @Override
  public boolean move(
      TargetMessageId id, TargetFolderId from, TargetFolderId to, MessageStamp stamp)
      throws MigrationException {
    before.move(id);
    return target.move(id, from, to, stamp);
  }

  @Override
  public Optional<MessageMarks> mark(TargetMessageId id, MarkChange change)
      throws MigrationException {
    before.mark(id);
    return target.mark(id, change);
  }

  @Override
  public void stamped(StampVisitor visitor) throws MigrationException {
    target.stamped(visitor);
  }
}
