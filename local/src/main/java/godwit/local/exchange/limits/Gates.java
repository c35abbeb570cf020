package godwit.local.exchange.limits;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The gates of all mailboxes, by lower-case address. Window lengths are fixed at first use. */
public final class Gates {
  private final Map<String, MailboxGate> gates = new ConcurrentHashMap<>();
  private final Clock clock;

  public Gates(Clock clock) {
    this.clock = clock;
  }

  public MailboxGate of(String address, Settings.Throttle throttle) {
    return gates.computeIfAbsent(address, ignored -> new MailboxGate(clock, throttle));
  }

  /** The most requests in flight at once, by mailbox. */
  public Map<String, Integer> peaks() {
    Map<String, Integer> peaks = new TreeMap<>();
    gates.forEach((address, gate) -> peaks.put(address, gate.peak()));
    return peaks;
  }

  /** Requests that came before the Retry-After they had been told, by mailbox. */
  public Map<String, Long> tooEarly() {
    Map<String, Long> tooEarly = new TreeMap<>();
    gates.forEach((address, gate) -> tooEarly.put(address, gate.tooEarly()));
    return tooEarly;
  }
}
