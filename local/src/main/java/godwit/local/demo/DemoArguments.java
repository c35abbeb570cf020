package godwit.local.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Arguments of {@code ./godwit demo}.
 *
 * @param own the caller's server in place of the sample mailboxes
 * @param plantFault whether one message is removed before the comparison, which must notice it
 * @param limit how long all of it may take
 */
record DemoArguments(Optional<Own> own, boolean plantFault, Duration limit) {
  static final String USAGE =
      """
      usage: ./godwit demo [options]
        without options     three sample mailboxes on an IMAP server of its own
        --imap HOST[:PORT]  your IMAP server instead; nothing is changed on it
        --csv FILE          the mailboxes: EmailAddress,UserName,Password
        --security KIND     ssl (default, port 993), starttls or none (port 143)
        --minutes N         give up after N minutes, default 10; 720 with --imap
        --plant-fault       remove one message that arrived before the comparison: must exit 1
      """;

  /** The caller's server and the mailboxes on it. */
  record Own(SourceServer server, Path csv) {}

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if they make no sense, with what is wrong
   */
  static DemoArguments parse(List<String> args) {
    return new Parser(args).parse();
  }

  private static final class Parser {
    private final List<String> args;
    private int at;
    private String imap = "";
    private String csv = "";
    private String security = "ssl";
    private Optional<Duration> limit = Optional.empty();
    private boolean plantFault;

    Parser(List<String> args) {
      this.args = args;
    }

    DemoArguments parse() {
      while (at < args.size()) {
        take(args.get(at++));
      }
      if (imap.isEmpty() != csv.isEmpty()) {
        throw new IllegalArgumentException("--imap and --csv go together");
      }
      if (!List.of("ssl", "starttls", "none").contains(security)) {
        throw new IllegalArgumentException("--security is ssl, starttls or none");
      }
      Optional<Own> own =
          imap.isEmpty() ? Optional.empty() : Optional.of(new Own(server(), Path.of(csv)));
      Duration usual = own.isPresent() ? Duration.ofHours(12) : Duration.ofMinutes(10);
      return new DemoArguments(own, plantFault, limit.orElse(usual));
    }

    private void take(String option) {
      switch (option) {
        case "--imap" -> imap = value(option);
        case "--csv" -> csv = value(option);
        case "--security" -> security = value(option);
        case "--minutes" -> limit = Optional.of(Duration.ofMinutes(number(value(option), option)));
        case "--plant-fault" -> plantFault = true;
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }

    private String value(String option) {
      if (at == args.size()) {
        throw new IllegalArgumentException(option + " wants a value");
      }
      return args.get(at++);
    }

    private SourceServer server() {
      int colon = imap.lastIndexOf(':');
      boolean hasPort = colon >= 0 && imap.lastIndexOf(']') < colon;
      int usual = security.equals("ssl") ? 993 : 143;
      String host = hasPort ? imap.substring(0, colon) : imap;
      int port = hasPort ? number(imap.substring(colon + 1), "--imap") : usual;
      return new SourceServer(host, port, security);
    }

    private static int number(String text, String option) {
      if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535 || text.matches("0+")) {
        throw new IllegalArgumentException(option + " wants a number, 1 to 65535, not " + text);
      }
      return Integer.parseInt(text);
    }
  }
}
