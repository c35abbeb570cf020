package godwit.local.servers;

import static godwit.local.servers.MimeText.attachment;
import static godwit.local.servers.MimeText.inline;
import static godwit.local.servers.MimeText.multipart;
import static godwit.local.servers.MimeText.text;

import godwit.local.servers.MimeText.Transfer;
import godwit.local.servers.SampleMailboxes.Mailbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Writes the messages of one sample mailbox; the same mailbox always gets the same bytes. */
final class SampleMail {
  static final List<String> INBOX = List.of("INBOX");
  static final List<String> SIZE_2024 = List.of("Projekte", "Größe", "2024");
  static final List<String> MINUTES = List.of("会議資料", "議事録");

  private static final Instant FIRST = Instant.parse("2024-01-15T08:30:00Z");
  private static final Duration BETWEEN = Duration.ofMinutes(37 * 60 + 11);
  private static final int BIG_BYTES = 4 << 20;
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private final Mailbox owner;
  private final List<PlacedMessage> messages = new ArrayList<>();
  private int number;

  private SampleMail(Mailbox owner, int startNumber) {
    this.owner = owner;
    this.number = startNumber;
  }

  /** What lies in the mailbox before the first round. */
  static List<PlacedMessage> initial(Mailbox owner) {
    SampleMail mail = new SampleMail(owner, 1);
    mail.texts();
    mail.structures();
    mail.attachments();
    mail.otherFolders();
    return List.copyOf(mail.messages);
  }

  /** What arrives after it. */
  static List<PlacedMessage> later(Mailbox owner) {
    SampleMail mail = new SampleMail(owner, 101);
    mail.add(INBOX, Set.of(), "New after the first round", ascii("This came later."));
    mail.add(
        INBOX,
        Set.of("\\Flagged"),
        "Neue Anlage für " + owner.name(),
        multipart("mixed", "=_new", ascii("See the file."), file("neu – später.txt", 2_000)));
    mail.add(SIZE_2024, Set.of("\\Seen"), "Nachtrag zur Größe", ascii("One more."));
    return List.copyOf(mail.messages);
  }

  private void texts() {
    add(INBOX, Set.of("\\Seen"), "Welcome", ascii("Good to have you here."));
    String greeting =
        "Schöne Grüße aus Köln,\n" + "viel Erfolg mit der Übersicht! ".repeat(6) + "\n";
    add(
        INBOX,
        Set.of("\\Seen"),
        "Grüße an " + owner.name(),
        text("plain", greeting, StandardCharsets.UTF_8, Transfer.QUOTED_PRINTABLE));
    add(
        INBOX,
        Set.of(),
        "来週の会議について",
        text("plain", "来週の会議は火曜日です。\n", StandardCharsets.UTF_8, Transfer.BASE64));
    add(
        INBOX,
        Set.of("\\Seen", "\\Flagged"),
        "Eight bits",
        text(
            "plain", "Blåbærsyltetøy på norsk\n", StandardCharsets.ISO_8859_1, Transfer.EIGHT_BIT));
    add(INBOX, Set.of("\\Flagged"), "Only HTML", html("<p>Blåbær &amp; <b>fløte</b></p>"));
  }

  private void structures() {
    String alternative =
        multipart("alternative", "=_alt", ascii("Plain words."), html("<p>Rich <i>words</i></p>"));
    add(INBOX, Set.of("\\Seen", "\\Answered"), "Re: Welcome", alternative);
    String picture = html("<p>A picture: <img src=\"cid:picture@sample\" alt=\"dot\"></p>");
    add(
        INBOX,
        Set.of("\\Seen"),
        "Inline picture",
        multipart(
            "related",
            "=_rel",
            picture,
            inline("picture@sample", "dot.png", "image/png", PICTURE)));
    String inner = message(99, "The message inside", ascii("Forwarded as it was."));
    add(
        INBOX,
        Set.of("\\Answered"),
        "Fwd: The message inside",
        multipart("mixed", "=_fwd", ascii("See below."), MimeText.attachedMessage(inner)));
  }

  private void attachments() {
    add(
        INBOX,
        Set.of("\\Seen"),
        "Two files",
        multipart(
            "mixed",
            "=_two",
            ascii("Two files."),
            file("report.txt", 3_000),
            file("data.bin", 500)));
    add(
        INBOX,
        Set.of(),
        "Größentabelle und 見積書",
        multipart(
            "mixed",
            "=_names",
            ascii("Names."),
            file("Größentabelle Übersicht.txt", 900),
            file("見積書.txt", 700)));
    add(
        INBOX,
        Set.of("\\Seen"),
        "A big file",
        multipart("mixed", "=_big", ascii("Four MB."), file("big.bin", BIG_BYTES)));
  }

  private void otherFolders() {
    add(List.of("Projekte"), Set.of("\\Flagged"), "Plan", ascii("The plan of all projects."));
    add(SIZE_2024, Set.of("\\Seen"), "Maße 2024", ascii("Height, width, depth."));
    add(
        SIZE_2024,
        Set.of(),
        "Zeichnung",
        multipart(
            "mixed", "=_draw", html("<p>Die Zeichnung</p>"), file("Zeichnung Größe 1.txt", 1_500)));
    add(
        List.of("会議資料"),
        Set.of("\\Seen"),
        "資料",
        text("plain", "資料を送ります。\n", StandardCharsets.UTF_8, Transfer.EIGHT_BIT));
    add(
        MINUTES,
        Set.of("\\Seen", "\\Answered"),
        "議事録",
        text("plain", "議事録です。\n", StandardCharsets.UTF_8, Transfer.BASE64));
    add(List.of("Sent"), Set.of("\\Seen"), "Sent by me", ascii("I sent this."));
    add(List.of("Sent"), Set.of("\\Seen"), "Also sent by me", html("<p>I sent this too.</p>"));
    add(List.of("Drafts"), Set.of("\\Draft"), "Not finished", ascii("I wanted to say"));
    add(List.of("Trash"), Set.of("\\Seen"), "Thrown away", ascii("Nobody needs this."));
  }

  private void add(List<String> folder, Set<String> flags, String subject, String part) {
    byte[] content = MimeText.bytes(message(number, subject, part));
    // The server got it a little after it was written, as in life.
    Instant arrived = written(number).plusSeconds(4);
    messages.add(new PlacedMessage(folder, arrived, flags, content));
    number++;
  }

  private String message(int id, String subject, String part) {
    String sender = MimeText.words("Zoë Lindström") + " <zoe@sender.example>";
    String receiver = MimeText.words(owner.name()) + " <" + owner.address() + ">";
    String reply =
        subject.startsWith("Re: ")
            ? "In-Reply-To: %1$s\r\nReferences: %1$s\r\n".formatted(messageId(1))
            : "";
    return """
    Received: from mail.sender.example by mx.example.org; %3$s
    From: %1$s
    To: %2$s
    Date: %3$s
    Subject: %4$s
    Message-ID: %5$s
    """
            .formatted(sender, receiver, date(id), MimeText.words(subject), messageId(id))
            .replace("\r\n", "\n")
            .replace("\n", "\r\n")
        + reply
        + "MIME-Version: 1.0\r\n"
        + part;
  }

  private String messageId(int id) {
    return "<sample-" + id + "-" + owner.address().replace('@', '.') + "@sender.example>";
  }

  private static String date(int id) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(written(id).atOffset(ZoneOffset.ofHours(1)));
  }

  private static Instant written(int id) {
    return FIRST.plus(BETWEEN.multipliedBy(id));
  }

  private static String ascii(String words) {
    return text("plain", words + "\n", StandardCharsets.US_ASCII, Transfer.SEVEN_BIT);
  }

  private static String html(String body) {
    return text(
        "html",
        "<html><body>" + body + "</body></html>\n",
        StandardCharsets.UTF_8,
        Transfer.QUOTED_PRINTABLE);
  }

  /** Bytes without a pattern, the same for the same name and size. */
  private static String file(String name, int bytes) {
    byte[] content = new byte[bytes];
    new Random(name.hashCode()).nextBytes(content);
    return attachment(name, "application/octet-stream", content);
  }
}
