package godwit.local.bench;

import godwit.local.servers.PlacedMessage;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Mailboxes to be copied, all alike.
 *
 * @param name short, for mailbox names and figures
 * @param mailboxes how many, copied at the same time
 * @param messages in each
 * @param messageBytes about how large each message is on the wire
 */
record Workload(String name, int mailboxes, int messages, int messageBytes) {
  private static final int SMALL_BYTES = 5_000;
  private static final int LARGE_BYTES = 2 << 20;
  private static final int SEVERAL = 4;

  /** The usual three: many small ones, some large ones, small ones in several mailboxes. */
  static List<Workload> usual(CopyArguments arguments) {
    int share = Math.max(1, arguments.small() / SEVERAL);
    return List.of(
        new Workload("small", 1, arguments.small(), SMALL_BYTES),
        new Workload("large", 1, arguments.large(), LARGE_BYTES),
        new Workload("several", SEVERAL, share, SMALL_BYTES));
  }

  /** Log-in names at the source. */
  List<String> users() {
    return IntStream.rangeClosed(1, mailboxes).mapToObj(n -> name + n).toList();
  }

  /** The mailbox that {@code user} is copied to in a run: another in each, so all start empty. */
  static String target(String user, int run) {
    return user + "-run" + run + "@bench.example";
  }

  int total() {
    return mailboxes * messages;
  }

  /** A user's mail, always the same; written while it is asked for. */
  Stream<PlacedMessage> mail(String user) {
    var mail = new BenchMail(user);
    return IntStream.rangeClosed(1, messages).mapToObj(n -> mail.message(n, messageBytes));
  }

  /** For people. */
  String title() {
    String size = messageBytes >= 1 << 20 ? (messageBytes >> 20) + " MiB" : "5 KB";
    String each = String.format(Locale.ROOT, "%,d of %s", messages, size);
    return mailboxes == 1 ? each : mailboxes + " mailboxes at once, " + each;
  }
}
