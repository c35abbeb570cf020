package godwit.local.demo;

import java.util.List;

/**
 * How one folder compares at both ends.
 *
 * @param name the source's folder and, where it is called otherwise, the target's
 * @param source messages at the source
 * @param arrived messages at the target
 * @param pairs how many of the messages that are at both ends are equal and different
 * @param alone how many are missing at the target, and how many are there without being at the
 *     source, or more often
 * @param words one line for each message that is not equal
 */
record FolderResult(
    String name, int source, int arrived, Pairs pairs, Alone alone, List<String> words) {
  FolderResult {
    words = List.copyOf(words);
  }

  /** Whether both ends are the same but for messages left out on purpose. */
  boolean isGood() {
    return faults() == 0;
  }

  /** Messages that are not as they should be. */
  int faults() {
    return pairs.different() + alone.missing() + alone.doubled();
  }

  /** Messages at both ends. */
  record Pairs(int equal, int different) {}

  /** Messages at one end. */
  record Alone(int missing, int doubled) {}
}
