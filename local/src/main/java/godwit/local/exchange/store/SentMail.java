package godwit.local.exchange.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was sent through sendMail, one JSON object a line, oldest first; and each mail as a file
 * that a mail program opens, in the folder {@code sent}.
 */
public final class SentMail implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Path file;
  private final Path folder;
  private final Journal journal;
  private int count;

  public SentMail(Path data) {
    this.file = data.resolve("sent.ndjson");
    this.journal = new Journal(file);
    this.folder = data.resolve("sent");
    journal.replay((line, doc) -> count++);
  }

  private void write(Path eml, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(eml, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void add(ObjectNode mail) {
    lock.lock();
    try {
      journal.append(mail);
      count++;
      write(folder.resolve(String.format(Locale.ROOT, "%06d.eml", count)), MailFile.of(mail));
    } finally {
      lock.unlock();
    }
  }

  public void copy(OutputStream out) {
    try {
      long written = Files.copy(file, out);
      assert written >= 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    journal.close();
  }
}
