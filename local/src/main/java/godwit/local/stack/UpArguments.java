package godwit.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Arguments of {@code ./godwit up}.
 *
 * @param greenMail whether a sample IMAP server is started as well
 */
record UpArguments(StackOptions stack, boolean greenMail) {
  static final String USAGE =
      """
      usage: ./godwit up [options]
        --data DIR            keep state in DIR across restarts
        --port N              port of the HTTP interface, default: any free one
        --graph URL           send the target's requests to another Graph endpoint
        --graph-token TOKEN   the token for it
        --mailboxes a@x,b@y   the stand-in has these mailboxes and no others
        --no-limits           the stand-in neither throttles nor limits rates
        --latency 250ms       the stand-in answers that late
        --assume NAME=ANSWER  the stand-in answers one doubtful thing this way, such as
                              transport-headers=refuse; may be given several times
        --settings FILE       settings for the functions, as ./godwit probe writes them
        --no-greenmail        no sample IMAP server
      """;

  static Optional<UpArguments> parse(List<String> args) {
    try {
      return Optional.of(new Parser(args).parse());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return Optional.empty();
    }
  }

  private static final class Parser {
    private final List<String> args;
    private int at;
    private Optional<Path> data = Optional.empty();
    private Optional<String> graph = Optional.empty();
    private Optional<String> token = Optional.empty();
    private int port;
    private boolean greenMail = true;
    private final List<String> exchange = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();

    Parser(List<String> args) {
      this.args = args;
    }

    UpArguments parse() {
      while (at < args.size()) {
        take(args.get(at++));
      }
      if (graph.isPresent() != token.isPresent()) {
        throw new IllegalArgumentException("--graph and --graph-token go together");
      }
      var other = graph.map(url -> new StackOptions.OtherGraph(URI.create(url), token.orElse("")));
      return new UpArguments(new StackOptions(data, port, other, exchange, settings), greenMail);
    }

    private void take(String option) {
      switch (option) {
        case "--data" -> data = Optional.of(Path.of(value(option)));
        case "--port" -> port = number(option);
        case "--graph" -> graph = Optional.of(value(option));
        case "--graph-token" -> token = Optional.of(value(option));
        case "--no-greenmail" -> greenMail = false;
        case "--no-limits" -> exchange.add(option);
        case "--settings" -> settings.putAll(SettingsFile.read(Path.of(value(option))));
        case "--mailboxes", "--latency", "--assume" ->
            exchange.addAll(List.of(option, value(option)));
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }

    private String value(String option) {
      if (at == args.size()) {
        throw new IllegalArgumentException(option + " wants a value");
      }
      return args.get(at++);
    }

    private int number(String option) {
      String text = value(option);
      if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
        throw new IllegalArgumentException(option + " wants a port, 0 to 65535");
      }
      return Integer.parseInt(text);
    }
  }
}
