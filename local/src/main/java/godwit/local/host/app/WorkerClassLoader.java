package godwit.local.host.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a function app finds above itself: the JDK, {@code com.microsoft.azure.functions} and gson
 * 2.9.0. Nothing else of the host is visible to it, neither classes nor resources.
 *
 * <p>The Java worker is the parent of the app's loader and is asked first; all its libraries are
 * relocated except these two. So an app that brings a newer gson runs on 2.9.0 in Azure, and here.
 */
final class WorkerClassLoader extends URLClassLoader {
  private static final String INTERFACES = "com.microsoft.azure.functions.";

  private final ClassLoader host = WorkerClassLoader.class.getClassLoader();

  private WorkerClassLoader(URL gson) {
    super("java-worker", new URL[] {gson}, ClassLoader.getPlatformClassLoader());
  }

  /** Finds gson in the folder {@code worker-lib} that the build puts beside the host's classes. */
  static WorkerClassLoader located() {
    try {
      var classes = WorkerClassLoader.class.getProtectionDomain().getCodeSource().getLocation();
      return in(Path.of(classes.toURI()).resolveSibling("worker-lib"));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WorkerClassLoader in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
      if (jars.size() != 1 || !jars.getFirst().endsWith("gson-2.9.0.jar")) {
        throw new IllegalStateException("expected gson-2.9.0.jar alone, found " + jars);
      }
      return new WorkerClassLoader(url(jars.getFirst()));
    } catch (IOException e) {
      throw new UncheckedIOException("no worker library at " + folder + ": build the project", e);
    }
  }

  static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return name.startsWith(INTERFACES) ? host.loadClass(name) : super.loadClass(name, resolve);
  }
}
