package godwit.copy;

import godwit.failure.AppBlockedException;
import godwit.failure.FolderChangedException;
import godwit.failure.MailboxBlockedException;
import godwit.failure.MigrationException;
import godwit.failure.ThrottledException;
import godwit.failure.TransientException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing more is sent, for all windows that are on their way. Safe for use by many threads.
 */
final class Halt {
  private @Nullable MigrationException failure;
  private @Nullable Throwable defect;
  private boolean asked;

  /** The relay said not to go on: what is not sent stays for another leg. */
  synchronized void ask() {
    asked = true;
  }

  /**
   * Keeps the first failure; a wish to slow down outweighs any other that is no person's matter,
   * and a longer wait a shorter one, as refusals that come at once may each tell another.
   */
  synchronized void failed(MigrationException why) {
    if (failure == null || outweighs(why, failure)) {
      failure = why;
    }
  }

  private static boolean outweighs(MigrationException late, MigrationException first) {
    Optional<Duration> wanted = wish(late);
    return wanted.isPresent()
        && switch (first) {
          case TransientException t ->
              wish(t).filter(w -> w.compareTo(wanted.get()) >= 0).isEmpty();
          case ThrottledException t -> wanted.get().compareTo(t.retryAfter()) > 0;
          case FolderChangedException f -> false;
          case MailboxBlockedException b -> false;
          case AppBlockedException a -> false;
        };
  }

  private static Optional<Duration> wish(MigrationException why) {
    return switch (why) {
      case ThrottledException t -> Optional.of(t.retryAfter());
      case TransientException t -> t.retryAfter();
      case FolderChangedException f -> Optional.empty();
      case MailboxBlockedException b -> Optional.empty();
      case AppBlockedException a -> Optional.empty();
    };
  }

  /** A defect: the invocation will fail. */
  synchronized void broke(Throwable why) {
    defect = why;
  }

  /** Whether nothing more may be sent. */
  synchronized boolean isCalled() {
    return asked || failure != null || defect != null;
  }

  synchronized Optional<MigrationException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Throws the defect on, if there is one, else the failure. */
  synchronized void rethrow() throws MigrationException {
    switch (defect) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException("a checked exception is no defect", defect);
    }
    if (failure != null) {
      throw failure;
    }
  }
}
