package godwit.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Debian packages that {@code .ci/imap-servers} has unpacked beside the system: Courier and Cyrus,
 * which cannot be installed together with Dovecot.
 */
record UnpackedPackages(Path root) {
  private static final List<String> LIBRARIES =
      List.of(
          "usr/lib",
          "usr/lib/x86_64-linux-gnu",
          "usr/lib/aarch64-linux-gnu",
          "lib/x86_64-linux-gnu",
          "lib/aarch64-linux-gnu");

  /** The packages, if they are unpacked and hold {@code program}. */
  static Optional<UnpackedPackages> holding(String program) {
    Path root = Checkout.find().resolve("local/.imap-servers");
    return Files.isExecutable(root.resolve(program))
        ? Optional.of(new UnpackedPackages(root))
        : Optional.empty();
  }

  /** A copy that every user may read, wherever the checkout lies. */
  UnpackedPackages copiedTo(Path folder, String... parts) {
    for (String part : parts) {
      copy(root.resolve(part), folder.resolve(part));
    }
    return new UnpackedPackages(folder);
  }

  Path path(String file) {
    return root.resolve(file);
  }

  /** Lets programs find their libraries here. */
  Map<String, String> environment(Path... more) {
    return Map.of("LD_LIBRARY_PATH", libraryPath(more));
  }

  /** Where libraries are looked for, {@code more} first. */
  String libraryPath(Path... more) {
    String own =
        LIBRARIES.stream().map(l -> root.resolve(l).toString()).collect(Collectors.joining(":"));
    String first = Stream.of(more).map(p -> p + ":").collect(Collectors.joining());
    return first + own;
  }

  private static void copy(Path from, Path to) {
    if (!Files.exists(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("tried to copy " + from, e);
    }
  }
}
