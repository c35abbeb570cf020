package godwit.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a server keeps its data: a folder of the caller's that stays, or one that goes with it. */
record ServerFolder(Path path, boolean isTemporary) {
  private static final Path MEMORY_DISK = Path.of("/dev/shm");

  /** {@code path}, made if need be and left alone by {@link #remove}. */
  static ServerFolder kept(Path path) {
    try {
      return new ServerFolder(
          Files.createDirectories(path.toAbsolutePath().normalize()).toRealPath(), false);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to make the folder " + path, e);
    }
  }

  /** A new folder in memory where the system has such a disk, else in its temporary folder. */
  static ServerFolder temporary(String name) {
    try {
      Path path =
          Files.isWritable(MEMORY_DISK)
              ? Files.createTempDirectory(MEMORY_DISK, "godwit-" + name)
              : Files.createTempDirectory("godwit-" + name).toRealPath();
      return new ServerFolder(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to make a folder for " + name, e);
    }
  }

  /** A new folder that programs can be run from and other users may enter. */
  static ServerFolder ofPrograms(String name) {
    try {
      Path path = Files.createTempDirectory("godwit-" + name).toRealPath();
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new ServerFolder(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException("tried to make a folder for " + name, e);
    }
  }

  /** Removes a temporary folder with all that is in it; does nothing to a kept one. Idempotent. */
  void remove() {
    if (!isTemporary || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(path)) {
      List<Path> deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepestFirst) {
        Files.deleteIfExists(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("tried to remove " + path, e);
    }
  }
}
