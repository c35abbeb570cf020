package godwit.local.chaos;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Arguments of {@code ./godwit chaos}.
 *
 * @param seeds each a run of its own with a stack of its own
 * @param rounds numbers of the rounds of each seed, from 1
 * @param jobs how many seeds run at the same time
 * @param recreates whether batches are deleted and made again in the middle
 * @param keeps whether the evidence of rounds without a finding is kept, too
 */
record ChaosArguments(
    List<Long> seeds, List<Integer> rounds, int jobs, boolean recreates, boolean keeps) {
  static final String USAGE =
      """
      usage: ./godwit chaos [options]
        --seed S        the seed, default 1; the same seed plans the same mail and faults
        --seeds A..B    these seeds, each with a stack of its own
        --rounds N      rounds of each seed, default 10
        --round R       only round R of each seed: replays one
        --jobs J        seeds at the same time, default 2
        --recreate      batches are also deleted and made again in the middle
        --keep          keeps plan, timeline and logs of every round, not only of failed ones
      """;

  static Optional<ChaosArguments> parse(List<String> args, Consumer<String> complaints) {
    try {
      return Optional.of(new Parser().parse(args.iterator()));
    } catch (IllegalArgumentException e) {
      complaints.accept(e.getMessage());
      return Optional.empty();
    }
  }

  private static final class Parser {
    private List<Long> seeds = List.of(1L);
    private List<Integer> rounds = upTo(10);
    private int jobs = 2;
    private boolean recreates;
    private boolean keeps;

    ChaosArguments parse(Iterator<String> words) {
      while (words.hasNext()) {
        take(words.next(), words);
      }
      return new ChaosArguments(seeds, rounds, jobs, recreates, keeps);
    }

    private void take(String option, Iterator<String> words) {
      switch (option) {
        case "--seed" -> seeds = List.of(number(option, value(option, words)));
        case "--seeds" -> seeds = range(option, value(option, words));
        case "--rounds" -> rounds = upTo(small(option, words));
        case "--round" -> rounds = List.of(small(option, words));
        case "--jobs" -> jobs = small(option, words);
        case "--recreate" -> recreates = true;
        case "--keep" -> keeps = true;
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }

    private static List<Integer> upTo(int last) {
      return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static List<Long> range(String option, String text) {
      String[] ends = text.split("\\.\\.", -1);
      if (ends.length != 2) {
        throw new IllegalArgumentException(option + " wants two numbers such as 1..20");
      }
      List<Long> all =
          LongStream.rangeClosed(number(option, ends[0]), number(option, ends[1])).boxed().toList();
      if (all.isEmpty()) {
        throw new IllegalArgumentException(option + " wants the smaller number first");
      }
      return all;
    }

    private static int small(String option, Iterator<String> words) {
      long number = number(option, value(option, words));
      if (number < 1 || number > 10_000) {
        throw new IllegalArgumentException(option + " wants a number from 1 to 10000");
      }
      return (int) number;
    }

    private static long number(String option, String text) {
      if (!text.matches("[0-9]{1,15}")) {
        throw new IllegalArgumentException(option + " wants a number, not " + text);
      }
      return Long.parseLong(text);
    }

    private static String value(String option, Iterator<String> words) {
      if (!words.hasNext()) {
        throw new IllegalArgumentException(option + " wants a value");
      }
      return words.next();
    }
  }
}
