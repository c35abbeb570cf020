package godwit.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A server program that ends when this program does, also when this program is killed.
 *
 * <p>A small shell stands between the two: it asks the server to end ({@code SIGTERM}) as soon as
 * its standard input ends, which the kernel sees to in every case, and keeps a Ctrl-C of the
 * terminal away from the server, so that it outlives those who still talk to it. Safe for use by
 * several threads.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int LOG_TAIL_LINES = 20;

  /** Arguments: the file for the server's process id, then the command. */
  private static final String GUARD =
      """
      trap '' INT
      pidfile=$1; shift
      exec 3<&0
      if command -v setsid >/dev/null 2>&1; then set -- setsid "$@"; fi
      "$@" </dev/null 3<&- &
      server=$!
      echo "$server" >"$pidfile"
      { read -r _ <&3; kill "$server" 2>/dev/null; } &
      watch=$!
      trap 'kill "$server" 2>/dev/null' TERM HUP
      wait "$server"; code=$?
      while kill -0 "$server" 2>/dev/null; do wait "$server"; code=$?; done
      kill "$watch" 2>/dev/null
      exit "$code"
      """;

  private final String name;
  private final Process guard;
  private final Path log;
  private final Path pidFile;

  /** Kept once known, as the file belongs to the next run after this one. */
  private final AtomicReference<Optional<Long>> knownPid = new AtomicReference<>(Optional.empty());

  private ChildProcess(String name, Process guard, Path log, Path pidFile) {
    this.name = name;
    this.guard = guard;
    this.log = log;
    this.pidFile = pidFile;
  }

  /**
   * Starts {@code command}; what it prints goes to {@code folder/name.log}, its process id to
   * {@code folder/name.pid}. Where that file names a run that has not ended yet, it is ended first,
   * so that two servers never share the folder.
   *
   * @throws UncheckedIOException if the command cannot be run
   */
  public static ChildProcess start(
      String name, Path folder, List<String> command, Map<String, String> environment) {
    Path log = folder.resolve(name + ".log");
    Path pidFile = folder.resolve(name + ".pid");
    EarlierRun.end(pidFile, command);
    List<String> guarded =
        new ArrayList<>(List.of("/bin/sh", "-c", GUARD, name, pidFile.toString()));
    guarded.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(guarded)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Files.deleteIfExists(pidFile);
      Files.deleteIfExists(log);
      return new ChildProcess(name, builder.start(), log, pidFile);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to start " + name, e);
    }
  }

  /**
   * Asks {@code question} every few milliseconds until it has an answer.
   *
   * @throws IllegalStateException with the end of the server's log, if the server ends or the limit
   *     passes before there is an answer; the server is ended then
   */
  public <T> T await(Supplier<Optional<T>> question, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent() && pid().isPresent()) {
        return answer.get();
      }
      if (!guard.isAlive() || System.nanoTime() > deadline) {
        String fault =
            guard.isAlive()
                ? " did not answer within " + limit.toSeconds() + " s"
                : " ended before it answered";
        kill();
        throw new IllegalStateException(name + fault + "; the end of its log:\n" + logTail());
      }
      Pause.of(POLL);
    }
  }

  public boolean isAlive() {
    return guard.isAlive();
  }

  /** The server's own process id; empty in the first moments of its life. */
  public Optional<Long> pid() {
    return knownPid.updateAndGet(known -> known.or(() -> EarlierRun.pidIn(pidFile)));
  }

  /** What the server has printed so far. */
  public String log() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to read the log of " + name, e);
    }
  }

  /** Asks the server to end and waits; kills it when {@code grace} has passed. Idempotent. */
  public void stop(Duration grace) {
    try {
      guard.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException("tried to stop " + name, e);
    }
    if (!endsWithin(grace)) {
      kill();
    }
  }

  /** Ends the server at once ({@code SIGKILL}). Idempotent. */
  public void kill() {
    pid().flatMap(ProcessHandle::of).filter(p -> guard.isAlive()).ifPresent(this::killTree);
    if (!endsWithin(Duration.ofSeconds(5))) {
      guard.destroyForcibly();
    }
  }

  /** Stops the server with ten seconds of grace. */
  @Override
  public void close() {
    stop(Duration.ofSeconds(10));
  }

  private void killTree(ProcessHandle server) {
    List<ProcessHandle> children = server.descendants().toList();
    server.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean endsWithin(Duration limit) {
    try {
      return guard.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String logTail() {
    List<String> lines = log().lines().toList();
    return String.join(
        "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
  }
}
