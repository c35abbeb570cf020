package godwit.source;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A set of identifiers as ascending, disjoint ranges; printed as an IMAP sequence-set (RFC 9051
 * §9).
 *
 * @param ranges ascending, not touching each other; empty for the empty set
 */
public record UidSet(List<UidRange> ranges) {
  /** The set without members; printed as the empty string. */
  public static final UidSet EMPTY = new UidSet(List.of());

  public UidSet {
    ranges = List.copyOf(ranges);
    for (int i = 1; i < ranges.size(); i++) {
      if (ranges.get(i).first() <= ranges.get(i - 1).last() + 1) {
        throw new IllegalArgumentException("ranges touch or are out of order");
      }
    }
  }

  /** The set of these identifiers, in any order, repeats allowed. */
  public static UidSet of(Iterable<Long> uids) {
    var sorted = new TreeSet<Long>();
    uids.forEach(sorted::add);
    var ranges = new ArrayList<UidRange>();
    for (long uid : sorted) {
      if (!ranges.isEmpty() && ranges.getLast().last() + 1 == uid) {
        ranges.set(ranges.size() - 1, new UidRange(ranges.getLast().first(), uid));
      } else {
        ranges.add(new UidRange(uid, uid));
      }
    }
    return new UidSet(ranges);
  }

  /** Reads what {@link #toString} prints. */
  public static UidSet parse(String text) {
    var ranges = new ArrayList<UidRange>();
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int colon = part.indexOf(':');
      long first = Long.parseLong(colon < 0 ? part : part.substring(0, colon));
      long last = colon < 0 ? first : Long.parseLong(part.substring(colon + 1));
      ranges.add(new UidRange(first, last));
    }
    return new UidSet(ranges);
  }

  public boolean holds(long uid) {
    return ranges.stream().anyMatch(r -> r.holds(uid));
  }

  /** Every identifier, ascending; for small sets only. */
  public List<Long> uids() {
    return ranges.stream()
        .flatMap(r -> LongStream.rangeClosed(r.first(), r.last()).boxed())
        .toList();
  }

  /** The identifiers of both; for small sets only. */
  public UidSet plus(UidSet other) {
    return of(Stream.concat(uids().stream(), other.uids().stream()).toList());
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  @Override
  public String toString() {
    return ranges.stream()
        .map(r -> r.first() == r.last() ? Long.toString(r.first()) : r.toString())
        .collect(Collectors.joining(","));
  }
}
