package godwit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that show what the app gives out, for people to look at. Run tests with {@code
 * -Dgolden.write=true} to write them anew, then read the difference.
 */
public final class Golden {
  private static final Path ROOT = Path.of("src/test/resources/golden");

  private Golden() {}

  /** Compares with the golden file byte by byte. */
  public static void assertSame(String file, String actual) throws IOException {
    Path golden = ROOT.resolve(file);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }

  /** What a golden file shows. */
  public static String text(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }
}
