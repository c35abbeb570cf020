package godwit.local.exchange.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * An append-only file of one JSON object a line. Each line is one write, so that after a kill at
 * most the last line is torn; opening drops a torn one. The owner locks for appending, reading
 * needs no lock.
 */
final class Journal implements AutoCloseable {
  private static final byte[] DOC = ",\"doc\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DOC_END = "}\n".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final FileChannel channel;
  private long end;

  /** Sees the lines of a journal in order. */
  @FunctionalInterface
  interface Reader {
    /**
     * Takes one line.
     *
     * @param line the object, with its {@code doc} if it has one
     * @param doc where the bytes of {@code doc} lie; meaningless without one
     */
    void line(JsonNode line, Extent doc);
  }

  Journal(Path file) {
    this.file = file;
    try {
      this.channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads all whole lines and cuts off what follows the last of them. Call once, first. */
  void replay(Reader reader) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        line.write(next);
        if (next == '\n') {
          take(line.toByteArray(), reader);
          end += line.size();
          line.reset();
        }
      }
      channel.truncate(end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(byte[] line, Reader reader) throws IOException {
    int doc = indexOfDoc(line);
    Extent extent =
        doc < 0 ? new Extent(0, 0) : new Extent(end + doc, line.length - doc - DOC_END.length);
    reader.line(Json.MAPPER.readTree(line), extent);
  }

  // The part before the document holds only numbers and a name without quotes.
  private static int indexOfDoc(byte[] line) {
    int limit = Math.min(line.length - DOC.length, 200);
    for (int i = 0; i < limit; i++) {
      if (line[i] == ',' && Arrays.equals(line, i, i + DOC.length, DOC, 0, DOC.length)) {
        return i + DOC.length;
      }
    }
    return -1;
  }

  boolean isEmpty() {
    return end == 0;
  }

  void append(ObjectNode line) {
    byte[] json = Json.bytes(line);
    byte[] whole = Arrays.copyOf(json, json.length + 1);
    whole[json.length] = '\n';
    write(ByteBuffer.wrap(whole));
  }

  /** Appends a line that carries a document; {@code head} must be short and hold no text. */
  Extent append(ObjectNode head, byte[] doc) {
    byte[] json = Json.bytes(head);
    int headLength = json.length - 1;
    ByteBuffer line =
        ByteBuffer.allocate(headLength + DOC.length + doc.length + DOC_END.length)
            .put(json, 0, headLength)
            .put(DOC)
            .put(doc)
            .put(DOC_END)
            .flip();
    Extent extent = new Extent(end + headLength + DOC.length, doc.length);
    write(line);
    return extent;
  }

  byte[] read(Extent extent) {
    return FileBytes.read(channel, extent.offset(), extent.length());
  }

  private void write(ByteBuffer line) {
    int length = line.remaining();
    FileBytes.write(channel, end, line);
    end += length;
  }

  @Override
  public void close() {
    FileBytes.close(channel);
  }
}
