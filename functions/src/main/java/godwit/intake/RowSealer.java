package godwit.intake;

import godwit.batch.BatchId;
import godwit.batch.Mailbox;
import godwit.batch.MailboxKey;
import godwit.failure.MigrationException;
import godwit.seal.Sealer;
import godwit.seal.WrappedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes mailboxes of good rows; each password is sealed for its row before anything is stored. */
final class RowSealer {
  private final Sealer sealer;

  RowSealer(Sealer sealer) {
    this.sealer = sealer;
  }

  /** A mailbox for each row, in the same order. */
  List<Mailbox> sealed(BatchId batch, WrappedKey key, List<BatchRow> rows, Instant now)
      throws MigrationException {
    var mailboxes = new ArrayList<Mailbox>(rows.size());
    for (BatchRow row : rows) {
      var mailbox = new MailboxKey(batch, row.emailAddress());
      var password = sealer.seal(key, row.password(), Mailbox.passwordCell(mailbox));
      mailboxes.add(
          Mailbox.queued(mailbox, row.emailAddress(), row.userName(), password, row.userRoot(), now)
              .withOptions(row.options()));
    }
    return mailboxes;
  }
}
