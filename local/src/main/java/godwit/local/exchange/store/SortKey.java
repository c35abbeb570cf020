package godwit.local.exchange.store;

import java.util.Comparator;

/**
 * The order of messages in a folder: newest first, then latest stored first.
 *
 * @param receivedMillis received time
 * @param number the message's number
 */
public record SortKey(long receivedMillis, long number) implements Comparable<SortKey> {
  private static final Comparator<SortKey> ORDER =
      Comparator.comparingLong(SortKey::receivedMillis)
          .thenComparingLong(SortKey::number)
          .reversed();

  @Override
  public int compareTo(SortKey other) {
    return ORDER.compare(this, other);
  }
}
