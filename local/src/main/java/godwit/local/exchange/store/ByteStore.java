package godwit.local.exchange.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The attachment bytes and large bodies of one mailbox: one growing file, and one file per upload
 * session. Bytes are there before any journal line that refers to them. Safe for any thread.
 */
public final class ByteStore implements AutoCloseable {
  private final Path uploads;
  private final FileChannel channel;
  private final AtomicLong end;

  ByteStore(Path directory) {
    this.uploads = directory.resolve("uploads");
    try {
      Files.createDirectories(uploads);
      this.channel =
          FileChannel.open(
              directory.resolve("bytes.bin"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      this.end = new AtomicLong(channel.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores bytes and notes in {@code holder} where they are. */
  public void store(byte[] bytes, ObjectNode holder) {
    long at = end.getAndAdd(bytes.length);
    FileBytes.write(channel, at, ByteBuffer.wrap(bytes));
    holder.put("$at", at);
    holder.put("$length", bytes.length);
  }

  /** Notes in {@code holder} that its bytes are those of an upload session. */
  void refer(long session, long length, ObjectNode holder) {
    holder.put("$upload", session);
    holder.put("$length", length);
  }

  /** The bytes that {@code holder} refers to. */
  public InputStream open(JsonNode holder) throws IOException {
    if (holder.has("$upload")) {
      return Files.newInputStream(upload(holder.path("$upload").asLong()));
    }
    return new PieceStream(channel, holder.path("$at").asLong(), holder.path("$length").asLong());
  }

  /** All bytes at once; for small pieces only. */
  public byte[] read(JsonNode holder) {
    try (InputStream in = open(holder)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Appends one piece of an upload. */
  void appendUpload(long session, byte[] piece) {
    try (FileChannel file =
            FileChannel.open(
                upload(session), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        OutputStream out = Channels.newOutputStream(file)) {
      out.write(piece);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How much of an upload has arrived. */
  long uploadedBytes(long session) {
    try {
      return Files.exists(upload(session)) ? Files.size(upload(session)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path upload(long session) {
    return uploads.resolve(String.valueOf(session));
  }

  @Override
  public void close() {
    FileBytes.close(channel);
  }
}
