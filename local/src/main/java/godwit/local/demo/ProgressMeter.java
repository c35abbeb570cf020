package godwit.local.demo;

import godwit.local.client.Counts;
import godwit.local.client.MailboxState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds out how fast mailboxes go by looking at them again and again. For one thread. */
final class ProgressMeter {
  private final Map<String, Look> first = new HashMap<>();
  private final Map<String, ProgressRow.Pace> last = new HashMap<>();

  /** What to show of a mailbox that is in {@code state} at {@code now}. */
  ProgressRow row(MailboxState state, Instant now) {
    Counts counts = state.counts();
    Look start = first.computeIfAbsent(state.address(), a -> new Look(now, counts));
    ProgressRow.Pace pace = pace(start, now, counts);
    if (state.isAtRest()) {
      // At rest the clock no longer counts: what was reached stays.
      pace = last.getOrDefault(state.address(), pace).atEnd();
    }
    last.put(state.address(), pace);
    return new ProgressRow(
        state.address(),
        state.status(),
        new ProgressRow.Done(counts.settled(), counts.source(), counts.failed(), counts.bytes()),
        pace,
        state.trouble().map(t -> t.code() + ": " + t.advice()));
  }

  private static ProgressRow.Pace pace(Look start, Instant now, Counts counts) {
    double seconds = Duration.between(start.at(), now).toMillis() / 1000.0;
    long messages = counts.settled() - start.counts().settled();
    if (seconds <= 0 || messages <= 0) {
      return new ProgressRow.Pace(0, Optional.empty());
    }
    long left = Math.max(0, counts.source() - counts.settled());
    return new ProgressRow.Pace(
        (counts.bytes() - start.counts().bytes()) / seconds,
        Optional.of(Duration.ofSeconds(Math.round(left * seconds / messages))));
  }

  private record Look(Instant at, Counts counts) {}
}
