package godwit.batch;

import godwit.endpoint.Security;
import godwit.endpoint.SourceEndpoint;
import godwit.seal.SealedSecret;
import godwit.seal.WrappedKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Batches and mailboxes for tests; each batch is one that no other test has. */
public final class Batches {
  /** When everything here was made. */
  public static final Instant MADE = Instant.parse("2026-11-21T08:30:00.123456789Z");

  private Batches() {}

  /** A batch name that nobody else has. */
  public static BatchName name() {
    return new BatchName("Batch-" + letters(8));
  }

  /** An incarnation of {@code name} that nobody else has. */
  public static BatchId id(BatchName name) {
    return new BatchId(name, letters(12));
  }

  /** A batch that nobody else has. */
  public static BatchId id() {
    return id(name());
  }

  /** A batch as it is just made. */
  public static Batch batch(BatchId id) {
    return new Batch(
        id,
        BatchStatus.CREATED,
        new SourceEndpoint("imap.example.org", 993, Security.SSL, Optional.empty(), 20, 10),
        BatchOptions.DEFAULT,
        new WrappedKey("local:0011aabb", "d3JhcHBlZA=="),
        3,
        MADE,
        "",
        "");
  }

  /** A mailbox just taken in. */
  public static Mailbox mailbox(BatchId batch, String address) {
    return Mailbox.queued(
        new MailboxKey(batch, address),
        address,
        "user of " + address,
        new SealedSecret("c2VhbGVk"),
        Optional.empty(),
        MADE);
  }

  /** The mailbox in another status, whatever way may lead there. */
  public static Mailbox in(Mailbox mailbox, MailboxStatus status) {
    return new Mailbox(
        mailbox.key(),
        mailbox.emailAddress(),
        mailbox.userName(),
        mailbox.password(),
        mailbox.userRoot(),
        mailbox.options(),
        status,
        mailbox.relay(),
        mailbox.baton(),
        mailbox.stopRequested(),
        mailbox.problem(),
        mailbox.progress(),
        mailbox.pace(),
        mailbox.notes(),
        mailbox.updated(),
        mailbox.version());
  }

  private static String letters(int count) {
    return UUID.randomUUID().toString().replace("-", "").substring(0, count);
  }
}
