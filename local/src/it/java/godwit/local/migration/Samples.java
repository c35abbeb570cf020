package godwit.local.migration;

import godwit.local.servers.PlacedMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mailboxes for migrations; the same on every run. */
final class Samples {
  static final List<String> INBOX = List.of("INBOX");
  static final List<String> EMPTY = List.of("Projekte", "Leer");
  static final int LARGE_BYTES = 6_000_001;
  private static final Instant FIRST = Instant.parse("1999-12-31T23:59:58Z");

  private final List<Sample> samples = new ArrayList<>();

  private Samples() {}

  /** Folders in folders, names in several scripts, every flag, attachments up to 6 MB. */
  static List<Sample> wellFormed() {
    var all = new Samples();
    all.add("read", INBOX, "Inbox", Set.of("\\Seen"), text("read"));
    all.add("unread", INBOX, "Inbox", Set.of(), text("unread"));
    all.add("flagged", INBOX, "Inbox", Set.of("\\Flagged"), text("flagged"));
    all.add("answered", INBOX, "Inbox", Set.of("\\Seen", "\\Answered"), text("answered"));
    all.withFiles("two files", INBOX, "Inbox", file(1, 900), file(2, 70_000));
    all.withFiles("large file", INBOX, "Inbox", file(3, LARGE_BYTES), file(4, 100));
    List<String> nested = List.of("Projekte", "Größe", "2024");
    all.add("nested", nested, "Projekte/Größe/2024", Set.of("\\Seen"), text("nested"));
    all.withFiles("nested file", nested, "Projekte/Größe/2024", file(5, 2_000));
    all.add("Japanese", List.of("会議資料"), "会議資料", Set.of("\\Seen", "\\Flagged"), text("japanese"));
    all.add("ampersand", List.of("R&D ~ 50%"), "R&D ~ 50%", Set.of(), text("ampersand"));
    all.add("sent", List.of("Sent"), "Sent Items", Set.of("\\Seen"), text("sent"));
    all.add("below sent", List.of("Sent", "2019"), "Sent Items/2019", Set.of(), text("2019"));
    all.add("thrown away", List.of("Trash"), "Deleted Items", Set.of("\\Seen"), text("trash"));
    return List.copyOf(all.samples);
  }

  /** Folders and flags that every server can hold. */
  static List<Sample> ofEveryServer() {
    var all = new Samples();
    all.add("read", INBOX, "Inbox", Set.of("\\Seen"), text("read"));
    all.add("flagged", INBOX, "Inbox", Set.of("\\Flagged"), text("flagged"));
    all.withFiles("file", INBOX, "Inbox", file(6, 70_000));
    List<String> nested = List.of("Projekte", "Größe");
    all.add("above", List.of("Projekte"), "Projekte", Set.of("\\Seen"), text("above"));
    all.add("nested", nested, "Projekte/Größe", Set.of("\\Seen"), text("nested"));
    all.add("sent", List.of("Sent"), "Sent Items", Set.of("\\Seen"), text("sent"));
    return List.copyOf(all.samples);
  }

  /** Messages as bad programs and bad people write them. */
  static List<Sample> hostile() {
    var all = new Samples();
    all.hostile("NUL bytes", text("nul").replace("body", "bo\0\0dy"));
    all.hostile("bare LF", text("bare").replace("\r\n", "\n"));
    all.hostile("bare CR", text("cr").replace("body", "one\rtwo\r\rthree"));
    all.hostile(
        "broken base64",
        mixed("broken", "Content-Transfer-Encoding: base64\r\n\r\nQUJD*?=RE\r\n=Q\u00ff==x\r\n"));
    all.hostile("no Date, no From", "Subject: bare\r\n\r\nbody\r\n");
    all.hostile("nothing but a header", "Subject: alone\r\n");
    all.hostile("nothing but a body", "\r\nbody without a header\r\n");
    all.hostile(
        "8-bit header", text("x").replace("Subject: x", "Subject: Gr\u00fc\u00dfe \u00e9\u00ff"));
    all.hostile("wrong date", text("date").replace("31 Dec 1999", "42 Foo -3"));
    all.hostile("wrong address", text("from").replace("Zoe <zoe@sender.example>", "<<>,;@\""));
    all.hostile("long header", text("long").replace("X-Fill: ", "X-Fill: " + "y".repeat(70_000)));
    all.hostile("unknown charset", text("cs").replace("us-ascii", "x-no-such-charset"));
    all.hostile("unknown encoding", text("te").replace("7bit", "x-uuencode-99"));
    all.hostile("unclosed parts", mixed("open", "\r\npart").replace("--=_b--", ""));
    all.hostile("no boundary", mixed("lost", "\r\npart").replace("; boundary=\"=_b\"", ""));
    all.hostile("a formula", text("=HYPERLINK(\"http://x.example\")"));
    all.hostile("twice the same", text("twice"));
    all.hostile("twice the same", text("twice"));
    return List.copyOf(all.samples);
  }

  /** Small messages of a few hundred bytes in one folder, told apart by their subject. */
  static Stream<PlacedMessage> small(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> {
          Set<String> flags = n % 2 == 0 ? Set.of("\\Seen") : Set.of();
          byte[] content = text("small " + n).getBytes(StandardCharsets.ISO_8859_1);
          return new PlacedMessage(INBOX, FIRST.plusSeconds(n), flags, content);
        });
  }

  private void hostile(String name, String content) {
    store(name, INBOX, "Inbox", Set.of(), content, Optional.empty());
  }

  private void add(
      String name, List<String> folder, String target, Set<String> flags, String content) {
    store(name, folder, target, flags, content, Optional.of(List.of()));
  }

  private void withFiles(String name, List<String> folder, String target, byte[]... files) {
    String parts =
        Stream.of(files)
            .map(Samples::attachment)
            .reduce("", (one, other) -> one + "--=_b\r\n" + other);
    String content = mixed(name, "\r\nSee the files.\r\n" + parts);
    var expected = Stream.of(files).map(Samples::sha256).toList();
    store(name, folder, target, Set.of("\\Seen"), content, Optional.of(expected));
  }

  private void store(
      String name,
      List<String> folder,
      String target,
      Set<String> flags,
      String content,
      Optional<List<String>> attachments) {
    Instant arrived = FIRST.plus(Duration.ofHours(1_009).multipliedBy(samples.size()));
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    samples.add(
        new Sample(name, new PlacedMessage(folder, arrived, flags, bytes), target, attachments));
  }

  private static String text(String subject) {
    return header(subject)
        + "Content-Type: text/plain; charset=us-ascii\r\n"
        + "Content-Transfer-Encoding: 7bit\r\nX-Fill: \r\n\r\nbody of "
        + subject
        + "\r\n";
  }

  /** {@code part} is a text part from the end of its Content-Type on, with whatever follows it. */
  private static String mixed(String subject, String part) {
    return header(subject)
        + "Content-Type: multipart/mixed; boundary=\"=_b\"\r\n\r\n"
        + "--=_b\r\nContent-Type: text/plain\r\n"
        + part
        + "\r\n--=_b--\r\n";
  }

  private static String header(String subject) {
    return "From: Zoe <zoe@sender.example>\r\nTo: you@target.example\r\n"
        + "Date: Fri, 31 Dec 1999 23:59:58 +0000\r\nSubject: "
        + subject
        + "\r\nMIME-Version: 1.0\r\n";
  }

  private static String attachment(byte[] content) {
    String base64 = Base64.getMimeEncoder().encodeToString(content);
    return "Content-Type: application/octet-stream\r\n"
        + "Content-Disposition: attachment; filename=\"%d.bin\"\r\n".formatted(content.length)
        + "Content-Transfer-Encoding: base64\r\n\r\n"
        + base64
        + "\r\n";
  }

  private static byte[] file(int seed, int bytes) {
    byte[] content = new byte[bytes];
    new Random(seed).nextBytes(content);
    return content;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
