package godwit.local.servers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds programs of the machine. */
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
}
