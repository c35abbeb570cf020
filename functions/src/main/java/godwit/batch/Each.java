package godwit.batch;

import godwit.failure.MigrationException;
import java.util.List;
import java.util.Optional;

/** Does the same for each batch, so that one in trouble keeps nobody from the others. */
public final class Each {
  private Each() {}

  /**
   * Does it for all of them, in order.
   *
   * @throws MigrationException the first failure, once all have had their turn; defects likewise,
   *     each further one suppressed in it
   */
  public static void of(List<Batch> batches, Turn turn) throws MigrationException {
    Optional<Exception> first = Optional.empty();
    for (Batch batch : batches) {
      try {
        turn.take(batch);
      } catch (MigrationException | RuntimeException e) {
        first.ifPresent(f -> f.addSuppressed(e));
        first = first.or(() -> Optional.of(e));
      }
    }
    if (first.isPresent()) {
      switch (first.get()) {
        case MigrationException expected -> throw expected;
        case RuntimeException defect -> throw defect;
        default -> throw new IllegalStateException(first.get());
      }
    }
  }

  /** What is done for one. */
  @FunctionalInterface
  public interface Turn {
    void take(Batch batch) throws MigrationException;
  }
}
