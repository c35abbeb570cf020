package godwit.local.chaos.mail;

import godwit.local.chaos.plan.MailboxPlan;
import godwit.local.servers.PlacedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Writes the messages of one mailbox, each with a Message-ID of its own; now and then the same
 * message lies twice in a folder, as in life.
 */
public final class ChaosMail {
  private static final Instant FIRST = Instant.parse("2023-03-01T06:00:00Z");
  private static final Duration BETWEEN = Duration.ofSeconds(4_211);
  private static final int LARGE_FILE_BYTES = 3_300_000;
  private static final int WORDS = 900;
  private static final int TWINS_ONE_IN = 40;
  private static final List<Set<String>> FLAGS =
      List.of(Set.of(), Set.of("\\Seen"), Set.of("\\Seen", "\\Flagged"));

  private final String address;
  private final SplittableRandom random;
  private int number;

  /** A writer for one mailbox of a round. */
  public ChaosMail(String address, SplittableRandom random) {
    this.address = address;
    this.random = random;
  }

  /** What lies in the mailbox at the beginning. */
  public List<PlacedMessage> initial(MailboxPlan plan) {
    var all = new ArrayList<PlacedMessage>();
    plan.folders().forEach(f -> all.addAll(messages(f.path(), f.messages())));
    for (int i = 0; i < plan.largeFiles(); i++) {
      all.add(placed(plan.folders().getFirst().path(), LARGE_FILE_BYTES));
    }
    return List.copyOf(all);
  }

  /** So many more for one folder. */
  public List<PlacedMessage> messages(List<String> folder, int count) {
    var some = new ArrayList<PlacedMessage>();
    while (some.size() < count) {
      if (!some.isEmpty() && random.nextInt(TWINS_ONE_IN) == 0) {
        some.add(some.getLast());
      } else {
        some.add(placed(folder, random.nextInt(8) == 0 ? 500 + random.nextInt(60_000) : 0));
      }
    }
    return List.copyOf(some);
  }

  private PlacedMessage placed(List<String> folder, int fileBytes) {
    number++;
    Instant arrived = FIRST.plus(BETWEEN.multipliedBy(number));
    byte[] content = message(arrived, fileBytes).getBytes(StandardCharsets.US_ASCII);
    return new PlacedMessage(folder, arrived, FLAGS.get(random.nextInt(FLAGS.size())), content);
  }

  private String message(Instant arrived, int fileBytes) {
    String head =
        """
        From: Sender <sender@elsewhere.example>
        To: <%1$s>
        Date: %2$s
        Subject: chaos %3$d
        Message-ID: <%3$d.%1$s>
        MIME-Version: 1.0
        """
            .formatted(
                address,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(arrived.atOffset(ZoneOffset.UTC)),
                number);
    String text = "Content-Type: text/plain; charset=us-ascii\n\n" + words();
    return (head + (fileBytes == 0 ? text : withFile(text, fileBytes))).replace("\n", "\r\n");
  }

  private String words() {
    var words = new StringBuilder();
    for (int i = 1 + random.nextInt(WORDS); i > 0; i--) {
      words.append(Integer.toString(random.nextInt(1 << 24), 36)).append(i % 10 == 0 ? '\n' : ' ');
    }
    return words.append("end.\n").toString();
  }

  private String withFile(String text, int bytes) {
    byte[] file = new byte[bytes];
    random.nextBytes(file);
    return """
    Content-Type: multipart/mixed; boundary="=_chaos"

    --=_chaos
    %s
    --=_chaos
    Content-Type: application/octet-stream
    Content-Disposition: attachment; filename="file.bin"
    Content-Transfer-Encoding: base64

    %s
    --=_chaos--
    """
        .formatted(
            text,
            Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(file));
  }
}
