package godwit.notify;

import java.time.Duration;
import java.util.Optional;

/** What became of one try to tell. */
sealed interface Outcome {
  /** It was told, or there is nobody to tell any more. */
  record Done() implements Outcome {}

  /**
   * It was not told.
   *
   * @param why for a person, with what to do
   * @param patience how long the other side wants to be left alone
   */
  record Failed(String why, Optional<Duration> patience) implements Outcome {}
}
