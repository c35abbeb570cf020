package godwit.local.bench;

import godwit.endpoint.LabelUse;
import godwit.endpoint.Security;
import godwit.endpoint.SourceAccess;
import godwit.endpoint.SourceEndpoint;
import godwit.failure.MigrationException;
import godwit.seal.Secret;
import godwit.source.FolderCursor;
import godwit.source.MailSource;
import godwit.source.ResumingConnector;
import godwit.source.SourceConnector;
import godwit.source.SourceFolder;
import godwit.source.SourceLogin;
import godwit.source.UidRange;
import godwit.source.imap.ImapConnector;
import godwit.source.imap.ImapSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Reads a whole inbox through the app's own source, planned and listed as for a copy, and throws
 * the messages away. For one thread.
 */
final class SourceFetch {
  private static final int CHUNK = 10_000;
  private static final int LOOKS = 40;
  private static final int BUFFER = 64 << 10;

  private final SourceConnector connector;
  private final SourceEndpoint endpoint;

  /**
   * @param compress whether the server is asked to deflate what it sends
   */
  SourceFetch(int port, Path spool, boolean compress) {
    var reading = new SourceAccess.Reading(false, false, false, compress, LabelUse.CATEGORIES);
    this.connector = new ResumingConnector(new ImapConnector(ImapSettings.usual(spool)));
    this.endpoint =
        new SourceEndpoint("127.0.0.1", port, Security.NONE, Optional.empty(), 1, 1)
            .withAccess(SourceAccess.USUAL.reading(reading));
  }

  RawFetch.Reading readInbox(String user, String password) {
    return read(user, password, messages -> {});
  }

  /**
   * How far the heap rises above where it was before while the inbox is read, in bytes. Garbage is
   * collected before each look, as it is no growth, so this reading is slow.
   *
   * @param total messages in the inbox
   */
  long heapGrowth(String user, String password, int total) {
    int every = Math.max(1, total / LOOKS);
    long before = used();
    var most = new AtomicLong(before);
    RawFetch.Reading reading =
        read(
            user,
            password,
            messages -> {
              if (messages % every == 0) {
                most.accumulateAndGet(used(), Math::max);
              }
            });
    if (reading.messages() != total) {
      throw new IllegalStateException("read " + reading.messages() + " messages of " + total);
    }
    return most.get() - before;
  }

  private RawFetch.Reading read(String user, String password, LongConsumer look) {
    var login = new SourceLogin(endpoint, user, Secret.of(password), Optional.empty());
    try (MailSource source = connector.connect(login)) {
      SourceFolder inbox = source.folders().getFirst();
      var cursor = new FolderCursor(inbox, source.open(inbox).validity());
      return read(source, cursor, look);
    } catch (MigrationException e) {
      throw new IllegalStateException("the source cannot be read: " + e.explanation(), e);
    }
  }

  private static RawFetch.Reading read(MailSource source, FolderCursor cursor, LongConsumer look)
      throws MigrationException {
    var messages = new AtomicLong();
    var bytes = new AtomicLong();
    byte[] buffer = new byte[BUFFER];
    long began = System.nanoTime();
    for (UidRange range : source.plan(cursor, 1, CHUNK)) {
      source.read(
          cursor,
          source.list(cursor, range),
          message -> {
            try (var content = message.content();
                InputStream in = content.open()) {
              bytes.addAndGet(drained(in, buffer));
              look.accept(messages.incrementAndGet());
            } catch (IOException e) {
              throw new UncheckedIOException("tried to read a message", e);
            }
          });
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    return new RawFetch.Reading(messages.get(), bytes.get(), took);
  }

  private static long drained(InputStream in, byte[] buffer) throws IOException {
    long sum = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      sum += read;
    }
    return sum;
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
