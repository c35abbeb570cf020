package godwit.local.bench;

import java.util.List;

/** One thing that can be measured; the word after {@code bench} names it. */
interface Benchmark {
  /** Name and arguments, one line, for the usage text. */
  String usage();

  /**
   * Measures.
   *
   * @param args what followed the name
   * @throws BadArgumentsException if they are not as {@link #usage} says; nothing was started
   * @throws IllegalStateException if this machine lacks something or a part fell; the text says
   *     which
   */
  BenchResult run(List<String> args, Progress progress)
      throws BadArgumentsException, InterruptedException;
}
