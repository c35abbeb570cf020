package godwit.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The messages that are converted. */
final class ConvertMail {
  private static final int GENERATED = 1_000;
  private static final int SMALL_BYTES = 5_000;
  private static final int LARGE_BYTES = 200_000;
  private static final int LARGE_EVERY = 20;
  private static final long MOST_BYTES = 512L << 20;

  private ConvertMail() {}

  /** Ordinary mail, one in twenty with a file of 200 KB. */
  static List<byte[]> generated() {
    var mail = new BenchMail("convert");
    List<byte[]> messages = new ArrayList<>();
    for (int i = 1; i <= GENERATED; i++) {
      int bytes = i % LARGE_EVERY == 0 ? LARGE_BYTES : SMALL_BYTES;
      messages.add(mail.message(i, bytes).content());
    }
    return messages;
  }

  /**
   * Every file of a folder and those below it.
   *
   * @throws BadArgumentsException if there is none, or more than memory holds
   */
  static List<byte[]> of(Path folder) throws BadArgumentsException {
    List<byte[]> messages = new ArrayList<>();
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        bytes += Files.size(file);
        if (bytes > MOST_BYTES) {
          throw new BadArgumentsException(folder + " has more than 512 MB");
        }
        messages.add(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new BadArgumentsException("cannot read the files of " + folder);
    }
    if (messages.isEmpty()) {
      throw new BadArgumentsException(folder + " has no files");
    }
    return messages;
  }
}
