package godwit.local.bench;

import java.util.List;

/**
 * What is sent within the limits.
 *
 * @param small messages of about 5 KB in each mailbox, 0 to 100,000
 * @param mailboxes how many run side by side after one has run alone, 2 to 100
 * @param large messages of 2 MiB, 0 to 10,000
 * @param latencyMillis how long each answer of Exchange takes at least, 1 to 10,000
 */
record PaceArguments(int small, int mailboxes, int large, int latencyMillis) {
  static final String USAGE =
      "pace [--small N] [--mailboxes N] [--large N] [--latency MILLISECONDS]";

  static PaceArguments parse(List<String> args) throws BadArgumentsException {
    var parsed = new PaceArguments(3_000, 10, 120, 250);
    for (int i = 0; i < args.size(); i += 2) {
      if (i + 1 == args.size()) {
        throw new BadArgumentsException(args.get(i) + " wants a value");
      }
      parsed = parsed.with(args.get(i), args.get(i + 1));
    }
    return parsed;
  }

  private PaceArguments with(String option, String value) throws BadArgumentsException {
    return switch (option) {
      case "--small" ->
          new PaceArguments(number(option, value, 0, 100_000), mailboxes, large, latencyMillis);
      case "--mailboxes" ->
          new PaceArguments(small, number(option, value, 2, 100), large, latencyMillis);
      case "--large" ->
          new PaceArguments(small, mailboxes, number(option, value, 0, 10_000), latencyMillis);
      case "--latency" ->
          new PaceArguments(small, mailboxes, large, number(option, value, 1, 10_000));
      default -> throw new BadArgumentsException("unknown option " + option);
    };
  }

  private static int number(String option, String value, int least, int most)
      throws BadArgumentsException {
    int number = value.matches("\\d{1,6}") ? Integer.parseInt(value) : -1;
    if (number < least || number > most) {
      throw new BadArgumentsException(option + " wants a number from " + least + " to " + most);
    }
    return number;
  }
}
