package godwit.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Looks for passwords where they must not be, and says where it has looked. Also the witness of
 * every HTTP answer. Safe for use by many threads.
 */
final class PasswordSearch implements Consumer<String> {
  private final Secrets secrets;
  private final Storage storage;
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicInteger telling = new AtomicInteger();

  PasswordSearch(Secrets secrets, Storage storage) {
    this.secrets = secrets;
    this.storage = storage;
  }

  /** What is looked for, in words. */
  String what() {
    return secrets.count() + " passwords, each in " + secrets.formsOfEach() + " spellings";
  }

  /** Takes an HTTP answer with its header fields. */
  @Override
  public void accept(String answer) {
    answers.incrementAndGet();
    answered.addAndGet(answer.length());
    if (secrets.areIn(answer)) {
      telling.incrementAndGet();
    }
  }

  /** What the HTTP interface has answered so far. */
  Look answers() {
    int found = telling.get();
    return new Look(
        "HTTP answers",
        answers + " answers, " + size(answered.get()),
        found == 0 ? List.of() : List.of(found + " answers"));
  }

  /** The rows of every table and the messages of every queue as they are now. */
  List<Look> storage(String when) {
    List<Storage.Cell> rows = storage.rows();
    List<Storage.Cell> messages = storage.messages();
    return List.of(
        new Look("tables " + when, rows.size() + " rows of " + storage.tables(), places(rows)),
        new Look(
            "queues " + when,
            messages.size() + " messages of " + storage.queues(),
            places(messages)));
  }

  /** The files below {@code path}, which may be a file itself. */
  Look files(String place, Path path) {
    var found = new ArrayList<String>();
    long bytes = 0;
    List<Path> files = below(path);
    for (Path file : files) {
      String text = text(file);
      bytes += text.length();
      if (secrets.areIn(text)) {
        found.add(file.toString());
      }
    }
    return new Look(place, files.size() + " files, " + size(bytes), found);
  }

  private List<String> places(List<Storage.Cell> cells) {
    return cells.stream()
        .filter(cell -> secrets.areIn(cell.text()))
        .map(Storage.Cell::place)
        .distinct()
        .toList();
  }

  private static List<Path> below(Path path) {
    if (Files.notExists(path)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(path)) {
      return walk.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("tried to look through " + path, e);
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

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? bytes / 1_000 + " KB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
