package godwit.intake;

import java.util.Set;

/**
 * What a CSV may hold.
 *
 * @param allowUnknown whether columns of other names are ignored instead of refused
 * @param present addresses in lower case that the batch has already
 * @param servers the source servers of its rows
 */
record CsvRules(boolean allowUnknown, Set<String> present, RowServers servers) {
  CsvRules {
    present = Set.copyOf(present);
  }

  /** For a new batch. */
  CsvRules(boolean allowUnknown, RowServers servers) {
    this(allowUnknown, Set.of(), servers);
  }
}
