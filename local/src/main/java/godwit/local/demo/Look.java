package godwit.local.demo;

import java.util.List;

/**
 * Where passwords were looked for, and where they were found.
 *
 * @param place such as {@code tables}
 * @param extent how much was looked through, such as {@code 69 rows of 6 tables}
 * @param found where in it; empty as it should be
 */
record Look(String place, String extent, List<String> found) {
  Look {
    found = List.copyOf(found);
  }

  String line() {
    String result = found.isEmpty() ? "none" : "✗ " + String.join(", ", found);
    return "    %-34s %-38s %s".formatted(place, extent, result);
  }
}
