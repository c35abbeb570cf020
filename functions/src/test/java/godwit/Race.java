package godwit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls that start at the same moment, for tests of what concurrent callers see. */
public final class Race {
  private Race() {}

  /** What one runner does. */
  @FunctionalInterface
  public interface Runner<T> {
    T run(int number) throws Exception;
  }

  /** The answers of {@code runners} calls, numbered from 0, made at once by as many threads. */
  public static <T> List<T> of(int runners, Runner<T> runner) throws Exception {
    var start = new CyclicBarrier(runners);
    try (ExecutorService threads = Executors.newFixedThreadPool(runners)) {
      var calls = new ArrayList<Callable<T>>();
      for (int i = 0; i < runners; i++) {
        int number = i;
        calls.add(() -> {
          start.await();
          return runner.run(number);
        });
      }
      var answers = new ArrayList<T>();
      for (Future<T> call : threads.invokeAll(calls)) {
        answers.add(call.get());
      }
      return answers;
    }
  }
}
