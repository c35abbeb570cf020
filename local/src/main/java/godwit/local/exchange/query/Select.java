package godwit.local.exchange.query;

import godwit.local.exchange.http.GraphRefusal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which members an answer has.
 *
 * @param names the members; empty for all
 */
public record Select(Set<String> names) {
  public static final Select ALL = new Select(Set.of());

  public Select {
    names = Set.copyOf(names);
  }

  /**
   * Reads {@code $select}.
   *
   * @throws GraphRefusal 400 for a member that the type does not have
   */
  public static Select of(Optional<String> option, Set<String> known) {
    if (option.isEmpty() || option.get().isBlank()) {
      return ALL;
    }
    Set<String> names = new HashSet<>(List.of(option.get().trim().split("\\s*,\\s*", -1)));
    for (String name : names) {
      if (!known.contains(name)) {
        throw GraphRefusal.badQuery("Could not find a property named '" + name + "'.");
      }
    }
    return new Select(names);
  }

  public boolean has(String name) {
    return names.isEmpty() || names.contains(name);
  }
}
