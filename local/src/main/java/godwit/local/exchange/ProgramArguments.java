package godwit.local.exchange;

import godwit.local.exchange.limits.Settings;
import godwit.local.exchange.store.AddressBook;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the command line. */
final class ProgramArguments {
  static final String USAGE =
      "usage: --token TOKEN [--port N] [--data DIR] [--clock system] [--no-limits]"
          + " [--latency 250ms] [--mailboxes a@x,b@y] [--language en] [--url http://127.0.0.1:N]"
          + " [--assume NAME=yes|ignore|refuse or NAME=NUMBER]...";

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s)");

  private ProgramArguments() {}

  /**
   * The options that the arguments describe.
   *
   * @throws IllegalArgumentException naming the argument that is wrong
   */
  static SimulatorOptions parse(List<String> arguments, Clock clock, SimulatorOptions.Pause pause) {
    SimulatorOptions options =
        SimulatorOptions.of("", clock).with(new SimulatorOptions.Time(clock, pause));
    Iterator<String> words = arguments.iterator();
    while (words.hasNext()) {
      options = apply(options, words.next(), words);
    }
    if (options.token().isEmpty()) {
      throw new IllegalArgumentException("--token is missing");
    }
    return options;
  }

  private static SimulatorOptions apply(
      SimulatorOptions options, String name, Iterator<String> words) {
    Settings settings = options.settings();
    return switch (name) {
      case "--port" -> options.withPort(number(name, value(name, words)));
      case "--data" -> options.withData(Path.of(value(name, words)));
      case "--token" -> options.withToken(value(name, words));
      case "--clock" -> clock(options, value(name, words));
      case "--no-limits" -> options.with(settings.withoutThrottling());
      case "--latency" ->
          options.with(settings.withLatencyMillis(duration(value(name, words)).toMillis()));
      case "--mailboxes" ->
          options.with(AddressBook.of(List.of(value(name, words).split(",", -1))));
      case "--assume" -> options.assuming(value(name, words));
      case "--url" -> options.withUrl(URI.create(value(name, words)));
      case "--language" -> options.withLanguage(value(name, words));
      default -> throw new IllegalArgumentException("unknown argument: " + name);
    };
  }

  private static SimulatorOptions clock(SimulatorOptions options, String kind) {
    if (!kind.equals("system")) {
      throw new IllegalArgumentException("--clock knows only: system");
    }
    return options;
  }

  private static String value(String name, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(name + " needs a value");
    }
    return words.next();
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " needs a number, not: " + text, e);
    }
  }

  private static Duration duration(String text) {
    Matcher form = DURATION.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("a duration is written like 250ms or 2s, not: " + text);
    }
    long amount = Long.parseLong(form.group(1));
    return form.group(2).equals("ms") ? Duration.ofMillis(amount) : Duration.ofSeconds(amount);
  }
}
