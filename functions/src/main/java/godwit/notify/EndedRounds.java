package godwit.notify;

import godwit.batch.Mailbox;
import godwit.batch.MailboxStatus;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Which rounds of which mailboxes have ended and how, in one word: the same rows give the same word
 * in any order, another end gives another word. A mailbox that waits, works or was stopped adds
 * nothing. For one thread.
 */
final class EndedRounds {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long sum;
  private boolean any;

  void add(Mailbox mailbox) {
    boolean ended = mailbox.status() == MailboxStatus.SYNCED || mailbox.status().isBlocked();
    if (!ended) {
      return;
    }
    any = true;
    sum +=
        hash(
            mailbox.key().address()
                + "|"
                + mailbox.relay().round()
                + "|"
                + mailbox.relay().roundId()
                + "|"
                + mailbox.status().isBlocked());
  }

  /** Empty if no mailbox has ended a round. */
  String word() {
    return any ? HexFormat.of().toHexDigits(sum) : "";
  }

  /** FNV-1a of 64 bits: stable over processes and versions, which {@code hashCode} need not be. */
  private static long hash(String text) {
    long hash = FNV_OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
