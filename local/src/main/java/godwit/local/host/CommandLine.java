package godwit.local.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the arguments of {@link HostProgram}. */
final class CommandLine {
  static final String USAGE =
      """
      usage: HostProgram --app DIR --data DIR --key KEY --master-key KEY [options]
        --app DIR          staged function app, the folder with host.json
        --data DIR         where the host keeps its state; one host at a time
        --key KEY          opens functions
        --master-key KEY   opens functions and /admin
        --port N           on loopback; 0 or absent: any free port
        --settings FILE    settings in the form of local.settings.json
        --set NAME=VALUE   one more setting, before the file and the environment; repeatable
        --max-poll MS      longest wait of an idle queue between polls, default 1000
        --queue-lock S     seconds a message stays hidden in work, default 600 as in Azure
      Settings resolve %NAME% and connections: --set before environment before --settings.
      Functions read the environment of this process and nothing else.\
      """;

  private static final String SET = "--set";
  private static final Set<String> OPTIONS =
      Set.of(
          "--app",
          "--data",
          "--key",
          "--master-key",
          "--port",
          "--settings",
          "--max-poll",
          "--queue-lock");

  private final Map<String, String> single = new HashMap<>();
  private final List<String> set = new ArrayList<>();

  private CommandLine(String[] arguments) {
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " wants a value");
      }
      add(arguments[i], arguments[i + 1]);
    }
  }

  private void add(String option, String value) {
    if (option.equals(SET)) {
      set.add(value);
    } else if (!OPTIONS.contains(option)) {
      throw new IllegalArgumentException("no such option: " + option);
    } else if (single.put(option, value) != null) {
      throw new IllegalArgumentException(option + " is given twice");
    }
  }

  /**
   * The options that the arguments stand for.
   *
   * @throws IllegalArgumentException if they cannot be understood; the message says which
   */
  static HostOptions parse(String[] arguments, Map<String, String> environment) throws IOException {
    var line = new CommandLine(arguments);
    return new HostOptions(
        Path.of(line.required("--app")),
        Path.of(line.required("--data")),
        line.number("--port").map(Math::toIntExact).orElse(0),
        new Keys(line.required("--key"), line.required("--master-key")),
        line.settings(environment),
        new HostOptions.Pace(
            line.number("--max-poll")
                .map(Duration::ofMillis)
                .orElse(HostOptions.Pace.LOCAL.longestPoll()),
            line.number("--queue-lock")
                .map(Duration::ofSeconds)
                .orElse(HostOptions.Pace.LOCAL.queueLock())));
  }

  private Settings settings(Map<String, String> environment) throws IOException {
    Optional<String> file = Optional.ofNullable(single.get("--settings"));
    Settings read = file.isPresent() ? Settings.read(Path.of(file.get())) : new Settings(Map.of());
    Map<String, String> given = new HashMap<>();
    for (String pair : set) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(SET + " wants NAME=VALUE");
      }
      given.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return read.overriddenBy(environment).overriddenBy(given);
  }

  private String required(String option) {
    return value(option, Function.identity())
        .orElseThrow(() -> new IllegalArgumentException(option + " is missing"));
  }

  private Optional<Long> number(String option) {
    return value(
        option,
        text -> {
          try {
            return Long.parseLong(text);
          } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " wants a number", e);
          }
        });
  }

  private <T> Optional<T> value(String option, Function<String, T> reading) {
    return Optional.ofNullable(single.get(option)).map(reading);
  }
}
