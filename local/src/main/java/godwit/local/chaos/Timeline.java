package godwit.local.chaos;

import godwit.local.chaos.plan.FaultKind;
import godwit.local.chaos.plan.WireFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What happened in a round, when, and how many faults of each kind. Safe for many threads. */
final class Timeline {
  private final Clock clock;
  private final Instant began;
  private final List<String> lines = new ArrayList<>();
  private final List<String> hostLogs = new ArrayList<>();
  private final Map<FaultKind, Integer> faults = new EnumMap<>(FaultKind.class);

  Timeline(Clock clock) {
    this.clock = clock;
    this.began = clock.instant();
  }

  /** Something that is no fault. */
  synchronized void note(String what) {
    lines.add(elapsed().toMillis() + " ms  " + what);
  }

  /** Faults that have struck. */
  synchronized void struck(FaultKind kind, int times, String details) {
    if (times > 0) {
      faults.merge(kind, times, Integer::sum);
      lines.add(elapsed().toMillis() + " ms  fault: " + kind.words() + ", " + details);
    }
  }

  /** A fault that has struck a connection. */
  void struck(String proxy, WireFault fault) {
    boolean cut =
        switch (fault.blow()) {
          case END, RESET -> true;
          case PAUSE, SILENCE -> false;
        };
    boolean imap = proxy.equals(Scene.IMAP);
    FaultKind ofImap = cut ? FaultKind.IMAP_CUT : FaultKind.IMAP_STALLED;
    FaultKind ofGraph = cut ? FaultKind.GRAPH_CUT : FaultKind.GRAPH_STALLED;
    struck(imap ? ofImap : ofGraph, 1, fault.toString());
  }

  Duration elapsed() {
    return Duration.between(began, clock.instant());
  }

  synchronized Map<FaultKind, Integer> faults() {
    return Map.copyOf(faults);
  }

  /** Keeps what a host has logged that is no more. */
  synchronized void keep(String hostLog) {
    hostLogs.add(hostLog);
  }

  /** What was kept, in order. */
  synchronized List<String> hostLogs() {
    return List.copyOf(hostLogs);
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
