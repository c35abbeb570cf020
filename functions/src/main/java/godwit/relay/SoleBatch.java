package godwit.relay;

import godwit.batch.Batch;
import godwit.batch.BatchId;
import godwit.batch.BatchStatus;
import godwit.batch.MailboxKey;
import godwit.batch.TargetClaims;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import java.time.Duration;
import java.util.Optional;

/**
 * Sees to it that a source mailbox is copied into a target mailbox by one batch at a time. Who came
 * first keeps it until it is removed or its mailbox is.
 */
record SoleBatch(Stores stores) {
  /** Code of the problem that another batch copies the same. */
  static final String CODE = "TARGET_IN_USE";

  private static final int TRIES = 3;
  private static final Duration REMOVAL = Duration.ofSeconds(30);

  /**
   * Claims the mailbox for its batch.
   *
   * @param source stands for server and user
   * @throws MailboxBlockedException if another batch has it
   * @throws ThrottledException if another batch has it, and is being removed
   */
  void require(MailboxKey mailbox, String source) throws MigrationException {
    var pair = new TargetClaims.Pair(mailbox.address(), source);
    for (int i = 0; i < TRIES; i++) {
      BatchId holder = stores.claims().claim(pair, mailbox.batch());
      if (holder.equals(mailbox.batch())) {
        return;
      }
      Optional<Batch> other = holding(holder, mailbox.address());
      if (other.isPresent()) {
        throw inUse(other.get());
      }
      if (stores.claims().takeOver(pair, holder, mailbox.batch())) {
        return;
      }
    }
    throw new TransientException(CODE, "several batches want the mailbox at the same moment");
  }

  /** The other batch, if it is still there and still has the mailbox. */
  private Optional<Batch> holding(BatchId holder, String address) throws MigrationException {
    Optional<Batch> batch = stores.batches().find(holder.name()).filter(b -> b.id().equals(holder));
    boolean has = stores.mailboxes().find(new MailboxKey(holder, address)).isPresent();
    return has ? batch : Optional.empty();
  }

  private static MigrationException inUse(Batch other) {
    String name = other.id().name().value();
    if (other.status() == BatchStatus.REMOVING) {
      return new ThrottledException(
          CODE, "waits until batch " + name + ", which has this mailbox, is removed", REMOVAL);
    }
    return new MailboxBlockedException(
        CODE,
        "batch "
            + name
            + " copies the same source mailbox into this one, and two at once could bring messages"
            + " twice; delete one of the batches, or this mailbox in one of them, then retry");
  }
}
