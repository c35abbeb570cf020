package godwit.storage;

import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs independent steps on a few threads. */
final class Parallel {
  private Parallel() {}

  /** A step. */
  @FunctionalInterface
  interface Step<T> {
    void run(T item) throws MigrationException;
  }

  /**
   * Runs {@code step} once for each item, at most {@code threads} at a time, and returns when all
   * are done. After a failure no further step starts, and the failure is thrown.
   */
  static <T> void forEach(int threads, List<T> items, Step<T> step) throws MigrationException {
    if (items.size() <= 1) {
      for (T item : items) {
        step.run(item);
      }
      return;
    }
    var queue = new WorkList<>(items.iterator());
    Callable<Boolean> worker = () -> work(queue, step);
    try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, items.size()))) {
      for (Future<Boolean> end : pool.invokeAll(Collections.nCopies(threads, worker))) {
        if (!end.get()) {
          throw new IllegalStateException("a worker ended early");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException("Interrupted", "interrupted while writing rows", e);
    } catch (ExecutionException e) {
      throw rethrown(e);
    }
  }

  private static <T> boolean work(WorkList<T> items, Step<T> step) throws MigrationException {
    boolean done = false;
    try {
      for (Optional<T> item = items.next(); item.isPresent(); item = items.next()) {
        step.run(item.get());
      }
      done = true;
    } finally {
      if (!done) {
        items.stop();
      }
    }
    return true;
  }

  private static MigrationException rethrown(ExecutionException e) {
    return switch (e.getCause()) {
      case MigrationException kind -> kind;
      case RuntimeException defect -> throw defect;
      case Error error -> throw error;
      case null, default -> throw new IllegalStateException(e);
    };
  }

  /** Hands out items to several threads, each once. */
  private static final class WorkList<T> {
    private final Iterator<T> items;
    private boolean stopped;

    WorkList(Iterator<T> items) {
      this.items = items;
    }

    synchronized Optional<T> next() {
      return stopped || !items.hasNext() ? Optional.empty() : Optional.of(items.next());
    }

    synchronized void stop() {
      stopped = true;
    }
  }
}
