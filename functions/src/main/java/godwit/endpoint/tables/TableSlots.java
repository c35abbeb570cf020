package godwit.endpoint.tables;

import godwit.endpoint.EndpointKey;
import godwit.endpoint.Slots;
import godwit.failure.MigrationException;
import godwit.failure.TransientException;
import godwit.storage.Keys;
import godwit.storage.Row;
import godwit.storage.RowFilter;
import godwit.storage.RowTransaction;
import godwit.storage.RowWriter;
import godwit.storage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Slots in a table: an endpoint is a partition. A taken slot is three rows, made and removed in one
 * transaction: {@code s-number}, so that a number has one holder, {@code h-holder}, so that a
 * holder has one number, and {@code u-user-number}, so that a number of a user has one holder.
 *
 * <p>Only free numbers below {@link #open} are taken. That bound never falls while the limit is the
 * same: taking a number below it does not lower it and a release raises it. So a bound that was
 * read a moment ago is safe, and there are never more holders than the limit, also while those
 * above a lowered limit have not left yet.
 */
public final class TableSlots implements Slots {
  /** Each try that fails is another holder that took or left a slot. */
  private static final int TRIES = 100;

  private final Table table;

  public TableSlots(Table table) {
    this.table = table;
  }

  /**
   * Two storage transactions, one where nothing changes; two more for each slot lost to another.
   */
  @Override
  public Grant acquire(EndpointKey endpoint, Limits limits, Holder holder)
      throws MigrationException {
    for (int i = 0; i < TRIES; i++) {
      List<Taken> taken = taken(endpoint);
      if (taken.stream().anyMatch(t -> t.holder().equals(holder.name()))) {
        return Grant.TAKEN;
      }
      OptionalInt free = free(numbers(taken), limits.all(), holder.name());
      if (free.isEmpty()) {
        return Grant.ENDPOINT_FULL;
      }
      OptionalInt ofUser = free(numbersOf(taken, holder.user()), limits.perUser(), holder.name());
      if (ofUser.isEmpty()) {
        return Grant.USER_FULL;
      }
      if (take(endpoint, holder, free.getAsInt(), ofUser.getAsInt())) {
        return Grant.TAKEN;
      }
    }
    throw contended();
  }

  private record Taken(int number, String holder, String user, int ofUser) {}

  private static Set<Integer> numbers(List<Taken> taken) {
    return taken.stream().map(Taken::number).collect(Collectors.toSet());
  }

  private static Set<Integer> numbersOf(List<Taken> taken, String user) {
    return taken.stream()
        .filter(t -> t.user().equals(user))
        .map(Taken::ofUser)
        .collect(Collectors.toSet());
  }

  /** A free number; holders begin to look at different places, to be in each other's way less. */
  private static OptionalInt free(Set<Integer> taken, int limit, String holder) {
    int[] free = IntStream.range(0, open(taken, limit)).filter(n -> !taken.contains(n)).toArray();
    return free.length == 0
        ? OptionalInt.empty()
        : OptionalInt.of(free[Math.floorMod(holder.hashCode(), free.length)]);
  }

  /**
   * The largest bound that, with every number below it taken, leaves no more than {@code limit}.
   */
  static int open(Set<Integer> taken, int limit) {
    int bound = limit;
    while (bound > 0 && bound + atOrAbove(taken, bound) > limit) {
      bound--;
    }
    return bound;
  }

  private static long atOrAbove(Set<Integer> taken, int bound) {
    return taken.stream().filter(n -> n >= bound).count();
  }

  private boolean take(EndpointKey endpoint, Holder holder, int number, int ofUser)
      throws MigrationException {
    String partition = Keys.of(endpoint.value());
    var transaction =
        new RowTransaction()
            .insert(
                new RowWriter(partition, holderRow(holder.name()))
                    .number("number", number)
                    .text("user", holder.user())
                    .number("ofUser", ofUser))
            .insert(
                new RowWriter(partition, slotRow(number))
                    .text("holder", holder.name())
                    .text("user", holder.user())
                    .number("ofUser", ofUser))
            .insert(new RowWriter(partition, userRow(holder.user(), ofUser)));
    return table.commit(transaction);
  }

  /** Two storage transactions, one where there is none to give back. */
  @Override
  public void release(EndpointKey endpoint, String holder) throws MigrationException {
    String partition = Keys.of(endpoint.value());
    for (int i = 0; i < TRIES; i++) {
      var held = table.find(partition, holderRow(holder));
      if (held.isEmpty() || giveBack(partition, held.get())) {
        return;
      }
    }
    throw contended();
  }

  private boolean giveBack(String partition, Row held) throws MigrationException {
    var transaction =
        new RowTransaction()
            .delete(partition, held.key(), held.version())
            .delete(partition, slotRow(held.count("number")))
            .delete(partition, userRow(held.text("user"), held.count("ofUser")));
    return table.commit(transaction);
  }

  /** One storage transaction for each 1,000 holders. */
  @Override
  public List<String> holders(EndpointKey endpoint) throws MigrationException {
    return taken(endpoint).stream().map(Taken::holder).toList();
  }

  private List<Taken> taken(EndpointKey endpoint) throws MigrationException {
    var taken = new ArrayList<Taken>();
    for (Row row : table.all(RowFilter.partition(Keys.of(endpoint.value())).prefix("s-"))) {
      int number = Integer.parseInt(row.key().substring(2));
      taken.add(new Taken(number, row.text("holder"), row.text("user"), row.count("ofUser")));
    }
    return taken;
  }

  private static String userRow(String user, int number) {
    return "u-%s-%06d".formatted(Keys.of(user), number);
  }

  private static String slotRow(int number) {
    return "s-%06d".formatted(number);
  }

  private static String holderRow(String holder) {
    return "h-" + Keys.of(holder);
  }

  private static TransientException contended() {
    return new TransientException("SlotsContended", "too many ask for slots at the same moment");
  }
}
