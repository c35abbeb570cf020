package godwit.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A closed, non-empty range of IMAP unique identifiers within one folder generation.
 *
 * <p>Identifiers are unsigned 32-bit and never zero (RFC 9051 §2.3.1.1), so they are held in a
 * {@code long}. A range means nothing without the {@link UidValidity} it was read under.
 *
 * @param first lowest identifier, 1 to 4294967295
 * @param last highest identifier, {@code first} to 4294967295
 */
public record UidRange(long first, long last) {
  /** The largest identifier that there is. */
  public static final long MAX_UID = 0xFFFF_FFFFL;

  public UidRange {
    if (first < 1 || last > MAX_UID || first > last) {
      throw new IllegalArgumentException("not a UID range: " + first + ":" + last);
    }
  }

  /** How many identifiers the range spans; an upper bound on its messages, as UIDs have gaps. */
  public long span() {
    return last - first + 1;
  }

  public boolean holds(long uid) {
    return first <= uid && uid <= last;
  }

  /** What of it is not in the other: nothing, or one range, or one on either side. */
  public List<UidRange> without(UidRange other) {
    if (other.last < first || last < other.first) {
      return List.of(this);
    }
    var rest = new ArrayList<UidRange>();
    if (first < other.first) {
      rest.add(new UidRange(first, other.first - 1));
    }
    if (other.last < last) {
      rest.add(new UidRange(other.last + 1, last));
    }
    return rest;
  }

  /** As in a sequence-set (RFC 9051 §9): {@code first:last}. */
  @Override
  public String toString() {
    return first + ":" + last;
  }
}
