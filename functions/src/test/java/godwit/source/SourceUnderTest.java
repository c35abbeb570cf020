package godwit.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A mailbox and sessions with it, and how the contracts fill and read them. */
public interface SourceUnderTest {
  List<String> INBOX = List.of("INBOX");
  Instant RECEIVED = Instant.parse("2019-03-04T05:06:07Z");

  /** A mailbox that holds an empty INBOX and no other selectable folder of its own. */
  MailboxFixture mailbox() throws Exception;

  /** A new session with {@link #mailbox}; the implementor closes it after the test. */
  MailSource source() throws Exception;

  /** Large enough to be treated as large. */
  default int largeBytes() {
    return 300_000;
  }

  /** Puts {@code count} messages into the INBOX, {@link #bytes} of 0 and up. */
  default void fill(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      mailbox().append(INBOX, bytes(i), RECEIVED.plusSeconds(i), Set.of());
    }
  }

  static byte[] bytes(int number) {
    String text =
        "From: a@example.org\r\nSubject: message " + number + "\r\n\r\nbody\r\n".repeat(1 + number);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  default byte[] large() {
    String line = "0123456789".repeat(7) + "\r\n";
    return ("Subject: large\r\n\r\n" + line.repeat(1 + largeBytes() / line.length()))
        .getBytes(StandardCharsets.US_ASCII);
  }

  static SourceFolder folder(MailSource source, List<String> path) throws Exception {
    return source.folders().stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow();
  }

  static FolderCursor cursor(MailSource source) throws Exception {
    var inbox = folder(source, INBOX);
    return new FolderCursor(inbox, source.open(inbox).validity());
  }

  static List<MessageSummary> listAll(MailSource source) throws Exception {
    return source.list(cursor(source), new UidRange(1, UidRange.MAX_UID));
  }

  static List<Long> allUids(MailSource source) throws Exception {
    var uids = listAll(source).stream().map(MessageSummary::uid).toList();
    assertThat(uids).isEqualTo(List.copyOf(new TreeSet<>(uids)));
    return uids;
  }

  static List<byte[]> readAll(MailSource source, List<MessageSummary> messages) throws Exception {
    var read = new ArrayList<byte[]>();
    var uids = new ArrayList<Long>();
    source.read(
        cursor(source),
        messages,
        message -> {
          try (var content = message.content()) {
            read.add(allOf(content));
            uids.add(message.summary().uid());
          }
        });
    assertThat(uids).isSorted().doesNotHaveDuplicates();
    return read;
  }

  static byte[] allOf(MimeContent content) {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
