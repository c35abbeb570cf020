package godwit.local.chaos.plan;

import java.time.Duration;

/** A fault that strikes at a moment of an act. */
public sealed interface TimedFault {
  /** When. */
  Moment moment();

  /** What kind it is. */
  FaultKind kind();

  /** The trigger host is killed and started again. */
  record KillHost(Moment moment) implements TimedFault {
    @Override
    public FaultKind kind() {
      return FaultKind.HOST_KILLED;
    }
  }

  /** The storage emulator ends in order and comes back. */
  record RestartStorage(Moment moment) implements TimedFault {
    @Override
    public FaultKind kind() {
      return FaultKind.STORAGE_RESTARTED;
    }
  }

  /**
   * The next queue message that can be seen is sent again.
   *
   * @param copies how many more there are, at least 1
   * @param delay until the copies can be seen
   */
  record DoubleQueued(Moment moment, int copies, Duration delay) implements TimedFault {
    @Override
    public FaultKind kind() {
      return FaultKind.QUEUE_DOUBLED;
    }
  }

  /** The next queue message that can be seen is hidden for a while. */
  record DelayQueued(Moment moment, Duration length) implements TimedFault {
    @Override
    public FaultKind kind() {
      return FaultKind.QUEUE_DELAYED;
    }
  }

  /**
   * Messages of earlier rounds, seen on the queues then, are sent again.
   *
   * @param messages at most so many
   */
  record ReplayQueued(Moment moment, int messages) implements TimedFault {
    @Override
    public FaultKind kind() {
      return FaultKind.QUEUE_REPLAYED;
    }
  }

  /**
   * A folder's UIDVALIDITY changes; its messages stay.
   *
   * @param keepsUids whether the messages keep their UIDs too; else they get new ones
   */
  record ChangeValidity(Moment moment, Spot spot, boolean keepsUids) implements TimedFault {
    @Override
    public FaultKind kind() {
      return FaultKind.UIDVALIDITY_CHANGED;
    }
  }

  /** Messages go from the source for ever. */
  record Expunge(Moment moment, Spot spot, int messages) implements TimedFault {
    @Override
    public FaultKind kind() {
      return FaultKind.EXPUNGED;
    }
  }

  /** Messages come to the source. */
  record Append(Moment moment, Spot spot, int messages) implements TimedFault {
    @Override
    public FaultKind kind() {
      return FaultKind.APPENDED;
    }
  }

  /** The batch is deleted and one of the same name is made. */
  record RecreateBatch(Moment moment) implements TimedFault {
    @Override
    public FaultKind kind() {
      return FaultKind.BATCH_RECREATED;
    }
  }

  /**
   * Where at the source.
   *
   * @param mailbox index among the round's mailboxes
   * @param folder index among the mailbox's folders
   */
  record Spot(int mailbox, int folder) {}
}
