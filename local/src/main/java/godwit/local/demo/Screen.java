package godwit.local.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the demo prints: UTF-8, coloured on a terminal only. Safe for use by many threads. */
final class Screen {
  private static final int USUAL_COLUMNS = 100;
  private static final int FEWEST_COLUMNS = 60;
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintStream out;
  private final boolean isTerminal;

  Screen(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  /** Standard output. */
  static Screen standard() {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    boolean isDumb = "dumb".equals(System.getenv("TERM"));
    return new Screen(out, !isDumb && hasTerminal());
  }

  boolean isTerminal() {
    return isTerminal;
  }

  /** Width of the terminal now; usual where it is no terminal. */
  int columns() {
    if (!isTerminal) {
      return USUAL_COLUMNS;
    }
    return shell("stty size </dev/tty | cut -d ' ' -f 2", Redirect.PIPE)
        .or(() -> Optional.ofNullable(System.getenv("COLUMNS")))
        .filter(c -> c.matches("[0-9]{1,4}") && !c.equals("0"))
        .map(Integer::parseInt)
        .map(c -> Math.max(FEWEST_COLUMNS, c))
        .orElse(USUAL_COLUMNS);
  }

  /** Begins a step. */
  void step(String text) {
    line("");
    line(isTerminal ? BOLD + text + PLAIN : text);
  }

  /** A line, red where it tells of a fault. */
  void line(String text) {
    raw(marked(text) + "\n");
  }

  /** A line of good news. */
  void good(String text) {
    line(isTerminal ? GREEN + text + PLAIN : text);
  }

  /** A line of bad news. */
  void bad(String text) {
    line(isTerminal ? RED + text + PLAIN : text);
  }

  /** {@code line} in red where it has the mark of a fault. */
  String marked(String line) {
    return isTerminal && line.contains("✗") ? RED + line + PLAIN : line;
  }

  /** Prints as it is, in one piece. */
  void raw(String text) {
    out.print(text);
    out.flush();
  }

  /** Whether standard output is a terminal, which Java 21 cannot tell by itself. */
  private static boolean hasTerminal() {
    return shell("test -t 1", Redirect.INHERIT).isPresent();
  }

  /** What a shell command prints; empty if it fails. */
  private static Optional<String> shell(String command, Redirect output) {
    try {
      Process process =
          new ProcessBuilder("/bin/sh", "-c", command)
              .redirectInput(Redirect.INHERIT)
              .redirectOutput(output)
              .redirectError(Redirect.DISCARD)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(text.strip()) : Optional.empty();
    } catch (IOException e) {
      // Without a shell there is no such terminal either.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
