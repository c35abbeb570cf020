package godwit.local.host.app;

import com.microsoft.azure.functions.ExecutionContext;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A staged function app, loaded. */
public final class FunctionApp implements AutoCloseable {
  private final WorkerClassLoader worker;
  private final URLClassLoader loader;
  private final List<AppFunction> functions;
  private final Instances instances;
  private final Parameters parameters;
  private final Replies replies;

  private FunctionApp(WorkerClassLoader worker, URLClassLoader loader, List<FunctionJson> files) {
    this.worker = worker;
    this.loader = loader;
    this.functions = files.stream().map(file -> AppFunction.load(file, loader)).toList();
    this.instances = Instances.of(loader);
    var gson = WorkerGson.of(worker);
    this.parameters = new Parameters(new Conversion(gson));
    this.replies = new Replies(gson);
  }

  /**
   * Reads every function.json of the folder and loads the app's jar and lib/*.jar.
   *
   * @throws IllegalArgumentException if a function cannot be run by this host
   * @throws IllegalStateException if the app has more than one injector
   */
  public static FunctionApp load(Path folder) throws IOException {
    List<FunctionJson> files = FunctionJson.readAll(folder);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no function in " + folder);
    }
    var worker = WorkerClassLoader.located();
    var loader = new URLClassLoader("function-app", jars(folder, files), worker);
    return new FunctionApp(worker, loader, files);
  }

  private static URL[] jars(Path folder, List<FunctionJson> files) throws IOException {
    Set<Path> jars = new LinkedHashSet<>();
    files.forEach(file -> jars.add(file.jar()));
    Path lib = folder.resolve("lib");
    if (Files.isDirectory(lib)) {
      try (Stream<Path> found = Files.list(lib)) {
        found.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
      }
    }
    for (Path jar : jars) {
      if (!Files.isRegularFile(jar)) {
        throw new IllegalArgumentException("no jar " + jar);
      }
    }
    return new ArrayList<>(jars).stream().map(WorkerClassLoader::url).toArray(URL[]::new);
  }

  /** Every function, by name. */
  public List<AppFunction> functions() {
    return functions;
  }

  /** Calls the function on this thread. Answers what an HTTP caller would get. */
  HttpReply call(AppFunction function, Trigger trigger, ExecutionContext context)
      throws InvocationException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      @Nullable Object[] arguments = parameters.resolve(function, trigger, context);
      Object instance = instances.next(function.owner());
      return replies.from(function, function.method().invoke(instance, arguments));
    } catch (InvocationTargetException e) {
      throw new InvocationException(function.name(), e.getTargetException());
    } catch (Exception | LinkageError e) {
      throw new InvocationException(function.name(), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
    worker.close();
  }
}
