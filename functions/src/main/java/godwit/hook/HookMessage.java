package godwit.hook;

import godwit.batch.Batch;
import godwit.report.BatchSummary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * What a subscriber is told. Counts and the batch's name: no address, no subject, no secret, as
 * deliveries pass through others' systems and their logs.
 *
 * @param id the same for the same event, however often it is delivered
 * @param body JSON
 */
public record HookMessage(String id, HookEvent event, String body) {
  /**
   * Tells of an event.
   *
   * @param key what tells this event from others of its kind in this batch
   */
  public static HookMessage of(HookEvent event, BatchSummary summary, String key, Instant now) {
    Batch batch = summary.batch();
    String id = id(batch.id() + "|" + event.word() + "|" + key);
    // Names of batches are letters, digits, dots, hyphens and underscores: nothing to escape.
    String body =
        """
        {"id":"%s","event":"%s","time":"%s","batch":"%s","status":"%s",\
        "mailboxes":{"total":%d,"synced":%d,"failed":%d},\
        "messages":{"source":%d,"copied":%d,"skipped":%d,"failed":%d,"degraded":%d}}\
        """
            .formatted(
                id,
                event.word(),
                now.truncatedTo(ChronoUnit.SECONDS),
                batch.id().name().value(),
                batch.status().nativeName(),
                summary.mailboxes(),
                summary.synced(),
                summary.failed(),
                summary.sourceMessages(),
                summary.tally().copied(),
                summary.tally().skipped(),
                summary.tally().failed(),
                summary.tally().degraded());
    return new HookMessage(id, event, body);
  }

  private static String id(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
