package godwit.source.imap;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Response;

/**
 * How long a server wants to be left alone where it says so in words alone, as Exchange and
 * Outlook.com do, with NO as well as with BAD: "Request is throttled. Suggested Backoff Time:
 * 299961 milliseconds".
 */
final class SuggestedWait {
  private static final Pattern WORDS =
      Pattern.compile(
          "throttled\\..{0,20}backoff time: ([0-9]{1,9}) milliseconds", Pattern.CASE_INSENSITIVE);

  private static final Duration LEAST = Duration.ofSeconds(1);

  /** Exchange says five minutes and less. */
  private static final Duration MOST = Duration.ofHours(1);

  private SuggestedWait() {}

  /** Between a second and an hour. */
  static Optional<Duration> in(Response refusal) {
    refusal.reset();
    var matcher = WORDS.matcher(refusal.getRest());
    return matcher.find()
        ? Optional.of(bounded(Duration.ofMillis(Long.parseLong(matcher.group(1)))))
        : Optional.empty();
  }

  private static Duration bounded(Duration wait) {
    Duration atLeast = wait.compareTo(LEAST) < 0 ? LEAST : wait;
    return atLeast.compareTo(MOST) > 0 ? MOST : atLeast;
  }
}
