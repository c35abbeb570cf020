package godwit.copy;

import java.time.Instant;

/** How far a leg came with one chunk. */
public sealed interface ChunkEnd {
  /** Each of its messages is accounted for. */
  record Complete() implements ChunkEnd {}

  /** The checkpoint said to stop. */
  record CutShort() implements ChunkEnd {}

  /**
   * What is left are messages whose creates fail, and some kept back to go before them: other
   * chunks come first.
   *
   * @param due when one of them may be tried again, maybe long ago
   */
  record SetAside(Instant due) implements ChunkEnd {}
}
