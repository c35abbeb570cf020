package godwit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the project around the module under test. */
public final class Repository {
  private Repository() {}

  /** A path from the top of the project. */
  public static Path path(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("godwit"))) {
      folder = folder.getParent();
    }
    return folder.resolve(name);
  }

  /** The text of a file, named from the top of the project. */
  public static String text(String name) throws IOException {
    return Files.readString(path(name));
  }
}
