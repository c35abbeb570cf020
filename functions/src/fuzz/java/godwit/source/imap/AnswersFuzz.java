package godwit.source.imap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import godwit.failure.MigrationException;
import godwit.source.FolderCursor;
import godwit.source.FolderState;
import godwit.source.MailSource;
import godwit.source.MessageSummary;
import godwit.source.SourceFolder;
import godwit.source.SourceMessage;
import godwit.source.UidRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.ResponseInputStream;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/**
 * Whatever a server answers is read or ends as one of the kinds of failure; nothing is shown twice
 * and no file is left behind.
 */
class AnswersFuzz {
  private static final int SPOOL_ABOVE = 4_096;
  private static final int MOST_FOLDERS = 3;

  /** Everything as answers, one after the other, each read as all that it might be. */
  @FuzzTest(maxDuration = "10m")
  void reads_or_refuses_any_answer(byte[] said) throws IOException {
    Path spool = Files.createTempDirectory("fuzz");
    try (var sink = new PrintStream(OutputStream.nullOutputStream(), false)) {
      var reader = new WireReader(new ByteArrayInputStream(said), new Spool(spool), SPOOL_ABOVE);
      readAll(new Played(reader, sink), reader);
      assertThat(left(spool)).isEmpty();
    } finally {
      Files.delete(spool);
    }
  }

  /** What the server says to each command, parted by zero bytes; then it ends the connection. */
  @FuzzTest(maxDuration = "10m")
  void keeps_its_promises_whatever_a_server_says(byte[] said) throws Exception {
    Path spool = Files.createTempDirectory("fuzz");
    try (var loopback =
            BugDetectors.allowNetworkConnections((host, port) -> host.equals("127.0.0.1"));
        var server = new UnrulyServer(said)) {
      assertThat(loopback).isNotNull();
      try (MailSource source = server.connect(spool)) {
        for (SourceFolder folder : source.folders().stream().limit(MOST_FOLDERS).toList()) {
          read(source, folder);
        }
      } catch (MigrationException e) {
        assertThat(e.code()).isNotNull();
        assertThat(e.explanation()).isNotBlank();
      }
      assertThat(left(spool)).isEmpty();
    } finally {
      Files.delete(spool);
    }
  }

  private static void read(MailSource source, SourceFolder folder) throws MigrationException {
    assertThat(folder.path()).isNotEmpty();
    FolderState state = source.open(folder);
    var cursor = new FolderCursor(folder, state.validity());
    for (UidRange range : source.plan(cursor, 1, 2).stream().limit(MOST_FOLDERS).toList()) {
      List<MessageSummary> wanted = source.list(cursor, range);
      var shown = new ArrayList<Long>();
      source.read(cursor, wanted, message -> shown.add(uidOf(message)));
      assertThat(shown)
          .doesNotHaveDuplicates()
          .isSubsetOf(wanted.stream().map(MessageSummary::uid).toList());
    }
  }

  private static long uidOf(SourceMessage message) {
    try (var content = message.content()) {
      assertThat(content.sizeBytes()).isNotNegative();
      return message.summary().uid();
    }
  }

  private static void readAll(Played protocol, WireReader reader) throws IOException {
    while (true) {
      ImapAnswer answer;
      try {
        answer = new ImapAnswer(protocol);
      } catch (IOException e) {
        // The end of what was said, inside an answer or between two.
        reader.takeSpooled().forEach(spooled -> spooled.content().close());
        return;
      } catch (ProtocolException e) {
        reader.takeSpooled().forEach(spooled -> spooled.content().close());
        continue;
      }
      answer.attach(reader.takeSpooled());
      readEveryWay(answer);
      answer.discard();
    }
  }

  private static void readEveryWay(ImapAnswer answer) {
    List<Reading> readings =
        List.of(
            FetchAnswer::of,
            a -> ListedFolder.of(a.tokens()).names(),
            a -> Namespaces.of(a.tokens()).usualPrefix(),
            AnswersFuzz::opened,
            ImapAnswer::code);
    for (Reading reading : readings) {
      try {
        assertThat(reading.of(answer)).isNotNull();
      } catch (ProtocolException e) {
        assertThat(e).isNotNull();
      }
    }
  }

  private static Object opened(ImapAnswer answer) throws ProtocolException {
    var open = new OpenFolder(false);
    open.take(answer);
    return open.validity();
  }

  private static List<Path> left(Path spool) throws IOException {
    try (Stream<Path> files = Files.list(spool)) {
      return files.toList();
    }
  }

  /** One way to understand an answer. */
  private interface Reading {
    Object of(ImapAnswer answer) throws ProtocolException;
  }

  /** A connection that was played to a reader. */
  private static final class Played extends IMAPProtocol {
    private final WireReader reader;

    Played(WireReader reader, PrintStream sink) throws IOException {
      super(new ByteArrayInputStream(greeting()), sink, new Properties(), false);
      this.reader = reader;
    }

    private static byte[] greeting() {
      return "* OK hello\r\n".getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected ResponseInputStream getInputStream() {
      return reader;
    }
  }
}
