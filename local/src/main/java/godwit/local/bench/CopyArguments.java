package godwit.local.bench;

import java.util.List;

/**
 * How much is copied.
 *
 * @param small messages of about 5 KB, 1 to 1,000,000
 * @param large messages of 2 MiB, 1 to 100,000
 * @param runs of each case, 1 to 100; the first finds a cold program
 */
record CopyArguments(int small, int large, int runs) {
  static final String USAGE = "copy [--small N] [--large N] [--runs N]";

  static CopyArguments parse(List<String> args) throws BadArgumentsException {
    var usual = new CopyArguments(5_000, 200, 2);
    for (int i = 0; i < args.size(); i += 2) {
      if (i + 1 == args.size()) {
        throw new BadArgumentsException(args.get(i) + " wants a value");
      }
      usual = usual.with(args.get(i), args.get(i + 1));
    }
    return usual;
  }

  private CopyArguments with(String option, String value) throws BadArgumentsException {
    return switch (option) {
      case "--small" -> new CopyArguments(number(option, value, 1_000_000), large, runs);
      case "--large" -> new CopyArguments(small, number(option, value, 100_000), runs);
      case "--runs" -> new CopyArguments(small, large, number(option, value, 100));
      default -> throw new BadArgumentsException("unknown option " + option);
    };
  }

  private static int number(String option, String value, int most) throws BadArgumentsException {
    if (!value.matches("[1-9][0-9]{0,6}") || Integer.parseInt(value) > most) {
      throw new BadArgumentsException(option + " wants a number from 1 to " + most);
    }
    return Integer.parseInt(value);
  }
}
