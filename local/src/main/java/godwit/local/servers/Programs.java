package godwit.local.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds and asks programs of the machine. */
final class Programs {
  /** Where system programs lie that an ordinary user's PATH may not name. */
  private static final List<String> SYSTEM_FOLDERS =
      List.of("/usr/sbin", "/usr/local/sbin", "/sbin", "/opt/homebrew/sbin");

  private Programs() {}

  /** The program called {@code name} on the PATH or in the folders of system programs. */
  static Optional<Path> find(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(
            Pattern.compile(File.pathSeparator, Pattern.LITERAL).splitAsStream(path),
            SYSTEM_FOLDERS.stream())
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * What {@code command} prints, stripped.
   *
   * @throws IllegalStateException with what it printed, if it fails
   */
  static String output(String... command) {
    Answer answer = run(command);
    if (answer.code() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed: " + answer.text());
    }
    return answer.text();
  }

  /** Whether {@code command} ends with 0. */
  static boolean succeeds(String... command) {
    return run(command).code() == 0;
  }

  private record Answer(int code, String text) {}

  private static Answer run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] text = process.getInputStream().readAllBytes();
      return new Answer(process.waitFor(), new String(text, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("tried to run " + command[0], e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command[0], e);
    }
  }
}
