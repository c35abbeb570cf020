package godwit.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where passwords are found that must not be there. */
final class SecretCheck {
  private final Secrets secrets;
  private final Storage storage;

  SecretCheck(Secrets secrets, Storage storage) {
    this.secrets = secrets;
    this.storage = storage;
  }

  /** The tables and queues that hold one. */
  List<String> inStorage() {
    return Stream.concat(storage.rows().stream(), storage.messages().stream())
        .filter(cell -> secrets.areIn(cell.text()))
        .map(Storage.Cell::place)
        .distinct()
        .toList();
  }

  /** The files in {@code folders} that hold one; each may be a file as well. */
  List<String> inFiles(List<Path> folders) {
    return folders.stream()
        .flatMap(folder -> files(folder).stream())
        .filter(file -> secrets.areIn(text(file)))
        .map(Path::toString)
        .toList();
  }

  private static List<Path> files(Path folder) {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("tried to look through " + folder, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      // Azurite removes files as it goes.
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("tried to look through " + file, e);
    }
  }
}
