package godwit.target;

import java.util.List;

/**
 * Where a walk through the stamps of a mailbox goes on.
 *
 * @param skip messages before it
 * @param last identities of the last ones that were seen, some of which must be met again
 */
public record StampPlace(int skip, List<String> last) {
  /** The beginning. */
  public static final StampPlace START = new StampPlace(0, List.of());

  public StampPlace {
    last = List.copyOf(last);
  }
}
