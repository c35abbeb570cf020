package godwit.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a stack keeps its state; used by one stack at a time. */
final class StackFolder implements AutoCloseable {
  private final Path path;
  private final boolean temporary;
  private final FileChannel channel;
  private final FileLock lock;

  private StackFolder(Path path, boolean temporary, FileChannel channel, FileLock lock) {
    this.path = path;
    this.temporary = temporary;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Opens a folder, making it if it is missing; a temporary one if none is named.
   *
   * @throws IllegalStateException if another stack uses it
   */
  static StackFolder open(Optional<Path> named) {
    try {
      Path path =
          named.isPresent()
              ? Files.createDirectories(named.get().toAbsolutePath().normalize())
              : Files.createTempDirectory(scratch(), "godwit-");
      FileChannel channel =
          FileChannel.open(
              path.resolve("stack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new IllegalStateException(path + " is in use by another stack; stop that first");
      }
      return new StackFolder(path, named.isEmpty(), channel, lock);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "tried to use " + named.map(Path::toString).orElse("a temporary folder"), e);
    }
  }

  private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static Path scratch() {
    return Stream.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")))
        .filter(Files::isWritable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no temporary folder is writable"));
  }

  Path path() {
    return path;
  }

  /** A folder in it, made if it is missing. */
  Path sub(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("tried to make " + path.resolve(name), e);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      lock.release();
      channel.close();
      if (temporary) {
        delete();
      }
    }
  }

  private void delete() throws IOException {
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(path)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : inside) {
      Files.deleteIfExists(file);
    }
  }
}
