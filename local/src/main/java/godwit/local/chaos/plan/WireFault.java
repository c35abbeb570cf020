package godwit.local.chaos.plan;

import java.time.Duration;

/**
 * What happens to one connection.
 *
 * @param connection which one of the act, from 0
 * @param direction whose bytes are counted and struck
 * @param afterBytes so many of them pass before
 * @param blow what happens then
 * @param length of a pause; of a silence, how long it lasts at most before the connection is cut
 */
public record WireFault(
    int connection, Direction direction, long afterBytes, Blow blow, Duration length) {

  /** Which bytes. */
  public enum Direction {
    TO_SERVER,
    TO_CLIENT
  }

  /** What happens to a connection. */
  public enum Blow {
    /** Both ends see an orderly end. */
    END,
    /** Both ends see a reset. */
    RESET,
    /** Nothing passes for a while, then everything. Shorter than any time-out of the client. */
    PAUSE,
    /** Nothing passes any more; the bytes that were held back are never delivered. */
    SILENCE
  }
}
