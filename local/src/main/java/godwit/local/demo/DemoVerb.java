package godwit.local.demo;

import godwit.local.client.RefusedException;
import godwit.local.servers.ExitHook;
import godwit.local.stack.Stack;
import godwit.local.stack.StackOptions;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code ./godwit demo}: migrates mailboxes from start to report. */
public final class DemoVerb {
  private static final int LOG_LINES = 30;

  private DemoVerb() {}

  /**
   * Runs the demo; 0 only if every message arrived equal and is accounted for and nothing was left
   * of the batch, 2 for arguments that make no sense.
   */
  public static int run(List<String> args) throws InterruptedException {
    DemoArguments parsed;
    try {
      parsed = DemoArguments.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(DemoArguments.USAGE);
      return 2;
    }
    return run(parsed, Screen.standard());
  }

  static int run(DemoArguments args, Screen screen) throws InterruptedException {
    long began = System.nanoTime();
    String samples = args.own().isPresent() ? "" : ", a sample IMAP server";
    screen.step("1  Start Azurite, the Exchange Online stand-in, the functions" + samples);
    try (DemoSource source = args.own().map(DemoSource::of).orElseGet(DemoSource::ofSamples);
        Stack stack = Stack.start(StackOptions.TEMPORARY)) {
      ExitHook hook = ExitHook.set("demo-end", stack::close);
      screen.line("  functions  " + stack.api());
      screen.line("  stand-in   " + stack.graph());
      screen.line("  source     " + source.server().host() + ":" + source.server().port());
      List<String> faults = run(new Demo(stack, source, args.plantFault(), screen), args, stack);
      hook.takeBack();
      return verdict(faults, Duration.ofNanos(System.nanoTime() - began), screen);
    } catch (IllegalStateException | UncheckedIOException e) {
      return verdict(List.of(words(e)), Duration.ofNanos(System.nanoTime() - began), screen);
    }
  }

  private static List<String> run(Demo demo, DemoArguments args, Stack stack)
      throws InterruptedException {
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<List<String>> work = thread.submit(demo::run);
      try {
        return work.get(args.limit().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        boolean isStopped = work.cancel(true);
        String late = "it did not end within " + args.limit().toMinutes() + " minutes";
        return List.of(late + (isStopped ? "" : ", but just after"), logTail(stack));
      } catch (ExecutionException e) {
        Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
        return cause instanceof RefusedException
            ? List.of(words(cause))
            : List.of(words(cause), logTail(stack));
      }
    }
  }

  private static int verdict(List<String> faults, Duration taken, Screen screen) {
    screen.line("");
    if (faults.isEmpty()) {
      screen.good(
          "PASSED in "
              + taken.toSeconds()
              + " s: every message arrived equal and is accounted for; nothing is left of the batch");
      return 0;
    }
    screen.bad("FAILED after " + taken.toSeconds() + " s:");
    faults.forEach(fault -> screen.bad("  ✗ " + fault));
    return 1;
  }

  private static String logTail(Stack stack) {
    List<String> lines = stack.hostLog().lines().toList();
    return "the end of the functions' log:\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }

  /** What went wrong, with what was behind it. */
  private static String words(Throwable failure) {
    var words = new StringBuilder(shown(failure));
    Throwable cause = failure.getCause();
    while (cause != null) {
      words.append(": ").append(shown(cause));
      cause = cause.getCause();
    }
    return words.toString();
  }

  private static String shown(Throwable failure) {
    boolean isOurs =
        failure instanceof IllegalStateException || failure instanceof RefusedException;
    return isOurs ? String.valueOf(failure.getMessage()) : failure.toString();
  }
}
