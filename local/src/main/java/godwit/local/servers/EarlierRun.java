package godwit.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server left over from a program that was killed, known by the process id it wrote down. */
final class EarlierRun {
  /** A server whose program is gone is already writing its data down; that may take a while. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private EarlierRun() {}

  /** The process id in {@code file}; empty where there is no such file or it is still empty. */
  static Optional<Long> pidIn(Path file) {
    try {
      String text = Files.exists(file) ? Files.readString(file).strip() : "";
      return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
    } catch (IOException e) {
      throw new UncheckedIOException("tried to read " + file, e);
    }
  }

  /**
   * Ends the run that {@code pidFile} names, gently at first. A process that got the same id later
   * is left alone: it counts only if it still runs {@code command}'s program on its last argument.
   */
  static void end(Path pidFile, List<String> command) {
    pidIn(pidFile)
        .flatMap(ProcessHandle::of)
        .filter(process -> runs(process, command))
        .ifPresent(EarlierRun::end);
  }

  private static boolean runs(ProcessHandle process, List<String> command) {
    List<String> arguments = process.info().arguments().map(List::of).orElseGet(List::of);
    return arguments.contains(command.getLast());
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    if (!endsWithin(process, GRACE)) {
      process.destroyForcibly();
      if (!endsWithin(process, GRACE)) {
        throw new IllegalStateException(
            "process " + process.pid() + " of an earlier run does not end; end it by hand");
      }
    }
  }

  private static boolean endsWithin(ProcessHandle process, Duration limit) {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("tried to wait for process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
