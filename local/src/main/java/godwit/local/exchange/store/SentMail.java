package godwit.local.exchange.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/** What was sent through sendMail, one JSON object a line, oldest first. */
public final class SentMail implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Path file;
  private final Journal journal;

  public SentMail(Path data) {
    this.file = data.resolve("sent.ndjson");
    this.journal = new Journal(file);
    journal.replay((line, doc) -> {});
  }

  public void add(ObjectNode mail) {
    lock.lock();
    try {
      journal.append(mail);
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
