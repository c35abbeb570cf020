package godwit.local.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's folder on this machine: the programs in {@code local} run from a checkout. */
public final class Checkout {
  /** System property that names the folder; the {@code godwit} script sets it. */
  public static final String PROPERTY = "godwit.home";

  private Checkout() {}

  /**
   * The folder named by {@value #PROPERTY}, else the nearest one at or above the working directory
   * that holds the project.
   *
   * @throws IllegalStateException if there is none
   */
  public static Path find() {
    String named = System.getProperty(PROPERTY, "");
    Path start = Path.of(named).toAbsolutePath().normalize();
    return Stream.iterate(start, folder -> folder != null, Path::getParent)
        .filter(folder -> Files.isRegularFile(folder.resolve("local/azurite/package.json")))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException("run this inside a checkout of Godwit, not in " + start));
  }
}
