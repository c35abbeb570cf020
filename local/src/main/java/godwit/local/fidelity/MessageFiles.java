package godwit.local.fidelity;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files of a folder and of all below it, by name. Every file is a message, whatever it is
 * called and whatever is in it, but for descriptions of the folder itself: files of the folder (not
 * of those below) whose names end in {@code .md}, {@code .tsv} or {@code .json}.
 *
 * @param messages what is sent
 * @param skipped what is not, each with why
 */
record MessageFiles(Path folder, List<Path> messages, List<Skipped> skipped) {
  /** A file that is not sent. */
  record Skipped(String file, String why) {}

  MessageFiles {
    messages = List.copyOf(messages);
    skipped = List.copyOf(skipped);
  }

  static MessageFiles in(Path folder) throws IOException {
    var walk = new Walk(folder);
    Path walked = Files.walkFileTree(folder, walk);
    walk.messages.sort(Comparator.naturalOrder());
    return new MessageFiles(walked, walk.messages, walk.skipped);
  }

  /** The file's name below the folder; bytes that are no text are shown as such. */
  String shown(Path file) {
    return folder.relativize(file).toString();
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path top;
    private final List<Path> messages = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    Walk(Path top) {
      this.top = top;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean regular = attributes.isRegularFile() || Files.isRegularFile(file);
      if (!regular) {
        skip(file, "no ordinary file");
      } else if (!Files.isReadable(file)) {
        skip(file, "may not be read");
      } else if (isDescription(file)) {
        skip(file, "describes the folder (.md, .tsv, .json at its top)");
      } else {
        messages.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean isDescription(Path file) {
      return top.equals(file.getParent())
          && file.getFileName().toString().matches("(?i).*\\.(md|tsv|json)");
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      skip(file, "cannot be read: " + failure.getClass().getSimpleName());
      return FileVisitResult.CONTINUE;
    }

    private void skip(Path file, String why) {
      skipped.add(new Skipped(top.relativize(file).toString(), why));
    }
  }
}
