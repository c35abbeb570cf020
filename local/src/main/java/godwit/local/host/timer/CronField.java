package godwit.local.host.timer;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * One field of a schedule.
 *
 * @param lowest smallest value
 * @param highest largest value
 * @param names of the values from {@code lowest} on, in lower case; may be empty
 */
record CronField(int lowest, int highest, List<String> names) {
  CronField {
    names = List.copyOf(names);
  }

  /**
   * The values that a text stands for.
   *
   * @throws IllegalArgumentException if it is no such field
   */
  BitSet parse(String text) {
    BitSet values = new BitSet();
    for (String part : text.split(",", -1)) {
      String[] rangeAndStep = part.split("/", 2);
      boolean stepped = rangeAndStep.length == 2;
      addRange(values, rangeAndStep[0], stepped ? step(rangeAndStep[1]) : 1, stepped);
    }
    return values;
  }

  private void addRange(BitSet values, String range, int step, boolean stepped) {
    int first = lowest;
    int last = highest;
    if (!range.equals("*")) {
      String[] ends = range.split("-", 2);
      first = value(ends[0]);
      last = ends.length == 2 ? value(ends[1]) : stepped ? highest : first;
    }
    for (int i = Math.min(first, last); i <= Math.max(first, last); i += step) {
      values.set(i);
    }
  }

  private int step(String text) {
    int step = number(text);
    if (step < 1) {
      throw wrong(text);
    }
    return step;
  }

  private int value(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < names.size(); i++) {
      if (lower.equals(names.get(i)) || lower.equals(names.get(i).substring(0, 3))) {
        return lowest + i;
      }
    }
    int value = number(text);
    if (value < lowest || value > highest) {
      throw wrong(text);
    }
    return value;
  }

  private int number(String text) {
    if (!text.matches("\\d{1,3}")) {
      throw wrong(text);
    }
    return Integer.parseInt(text);
  }

  private IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "'" + text + "' in a schedule where " + lowest + " to " + highest + " is meant");
  }
}
