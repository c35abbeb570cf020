package godwit.mime.property;

import godwit.mime.degradation.Degradation;
import godwit.mime.degradation.Degradations;
import godwit.mime.header.Headers;
import godwit.mime.header.MailDate;
import java.time.Instant;
import java.util.Optional;

/**
 * When a message was received and sent.
 *
 * @param received INTERNALDATE (RFC 9051 §2.3.3); without it the Date header, then the newest
 *     Received header (RFC 5321 §4.4: the first one), then the epoch
 * @param sent the Date header; missing or unreadable, {@code received}
 */
public record MessageTimes(Instant received, Instant sent) {
  /** Reads the times; notes an unreadable Date header and a message without any time. */
  public static MessageTimes read(
      Headers headers, Optional<Instant> internalDate, Degradations degradations) {
    Optional<Instant> date =
        headers.all("Date").stream().map(MailDate::parse).flatMap(Optional::stream).findFirst();
    if (date.isEmpty() && headers.first("Date").filter(d -> !d.isBlank()).isPresent()) {
      degradations.note(Degradation.DATE_UNREADABLE);
    }
    Optional<Instant> known = internalDate.or(() -> date).or(() -> newestHop(headers));
    if (known.isEmpty()) {
      degradations.note(Degradation.TIME_UNKNOWN);
    }
    Instant received = known.orElse(Instant.EPOCH);
    return new MessageTimes(received, date.orElse(received));
  }

  private static Optional<Instant> newestHop(Headers headers) {
    return headers.all("Received").stream()
        .map(hop -> MailDate.parse(hop.substring(hop.lastIndexOf(';') + 1)))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
