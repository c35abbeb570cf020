package godwit.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a message as the source served them: of known size, readable any number of times,
 * never decoded and encoded again. Large ones live in a temporary file, deleted by {@link #close}.
 */
public interface MimeContent extends AutoCloseable {
  /** How many bytes there are. */
  long sizeBytes();

  /**
   * A new stream from the first byte. Streams are independent of each other, may be read by
   * different threads, and are cheap to open at any time until {@link #close}.
   */
  InputStream open() throws IOException;

  @Override
  void close();
}
