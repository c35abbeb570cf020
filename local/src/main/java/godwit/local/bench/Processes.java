package godwit.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What named processes use, from Linux's {@code /proc}.
 *
 * @param pids main processes by name; their children count as theirs, also those that have ended
 */
record Processes(Map<String, Long> pids) {
  /** Linux counts in hundredths of a second wherever programs can see it. */
  private static final Duration TICK = Duration.ofMillis(10);

  /** Ends the name of what a process's just-in-time compilers use, which is part of its own. */
  static final String JIT = "-jit";

  private static final Path PROC = Path.of("/proc");
  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+([0-9]+) kB$");

  Processes {
    pids = Map.copyOf(pids);
  }

  /**
   * Processor time used so far by each, user and system; of a Java program also what its
   * just-in-time compilers used, as far as their threads still run.
   */
  Map<String, Duration> cpu() {
    var used = new TreeMap<String, Duration>();
    pids.forEach((name, pid) -> {
      used.put(name, cpu(pid));
      compilers(pid).ifPresent(spent -> used.put(name + JIT, spent));
    });
    return used;
  }

  /** What was used between two looks. */
  static Map<String, Duration> between(Map<String, Duration> before, Map<String, Duration> after) {
    var used = new TreeMap<>(after);
    used.replaceAll((name, spent) -> spent.minus(before.getOrDefault(name, Duration.ZERO)));
    return used;
  }

  /** Most memory that a process had in RAM since {@link #forgetPeak}; empty where unknown. */
  Optional<Long> peakBytes(String name) {
    return read(pids.getOrDefault(name, 0L), "status").flatMap(Processes::peak);
  }

  /**
   * Sets a process's peak to what it has now.
   *
   * @return false where the system does not allow it, so that the peak is that of its whole life
   */
  boolean forgetPeak(String name) {
    try {
      Files.writeString(PROC.resolve(pids.getOrDefault(name, 0L) + "/clear_refs"), "5");
      return true;
    } catch (IOException e) {
      // Not Linux, or a container that keeps this to itself.
      return false;
    }
  }

  /** VmHWM of a {@code /proc/PID/status}, in bytes. */
  static Optional<Long> peak(String status) {
    Matcher found = PEAK.matcher(status);
    return found.find() ? Optional.of(Long.parseLong(found.group(1)) << 10) : Optional.empty();
  }

  /** User and system time of a {@code /proc/PID/stat}, with its ended children's. */
  static Duration cpu(String stat) {
    // The name before it is in brackets and may hold anything; utime is the 12th word after.
    String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int i = 11; i <= 14; i++) {
      ticks += Long.parseLong(words[i].strip());
    }
    return TICK.multipliedBy(ticks);
  }

  private static Duration cpu(long pid) {
    List<Long> family = new ArrayList<>(List.of(pid));
    ProcessHandle.of(pid)
        .ifPresent(p -> p.descendants().map(ProcessHandle::pid).forEach(family::add));
    return family.stream()
        .flatMap(member -> read(member, "stat").stream())
        .map(Processes::cpu)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Optional<Duration> compilers(long pid) {
    try (Stream<Path> threads = Files.list(PROC.resolve(pid + "/task"))) {
      return threads
          .flatMap(thread -> read(pid, "task/" + thread.getFileName() + "/stat").stream())
          .filter(Processes::isCompiler)
          .map(Processes::cpu)
          .reduce(Duration::plus);
    } catch (IOException e) {
      // Gone meanwhile, or not Linux.
      return Optional.empty();
    }
  }

  /** Whether a {@code stat} is that of a compiler thread of HotSpot; Linux cuts the name. */
  static boolean isCompiler(String stat) {
    return stat.contains("(C1 CompilerThre") || stat.contains("(C2 CompilerThre");
  }

  private static Optional<String> read(long pid, String file) {
    try {
      return Optional.of(Files.readString(PROC.resolve(pid + "/" + file)));
    } catch (IOException e) {
      // Gone meanwhile, or not Linux.
      return Optional.empty();
    }
  }
}
