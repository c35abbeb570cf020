package godwit.mime.entity;

import godwit.mime.coding.TransferEncoding;
import godwit.source.MimeContent;
import godwit.target.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;

/**
 * Decoded bytes of a range of a message, read from the source each time. Holds no bytes but a short
 * prefix. Valid until the {@link MimeContent} is closed.
 */
public final class PartContent implements Attachment.Content {
  private final MimeContent source;
  private final byte[] prefix;
  private final long start;
  private final long end;
  private final TransferEncoding encoding;
  private final long sizeBytes;

  private PartContent(
      MimeContent source, byte[] prefix, long start, long end, TransferEncoding encoding)
      throws IOException {
    this.source = source;
    this.prefix = prefix.clone();
    this.start = start;
    this.end = end;
    this.encoding = encoding;
    this.sizeBytes = encoding == TransferEncoding.IDENTITY ? prefix.length + end - start : count();
  }

  /** The decoded body of an entity; reads it once to know its size. */
  public static PartContent body(MimeContent source, Entity entity) throws IOException {
    Entity.Span span = entity.span();
    return new PartContent(source, new byte[0], span.body(), span.end(), entity.encoding());
  }

  /** Bytes put before the body of an entity as it stands. */
  public static PartContent prefixed(MimeContent source, byte[] prefix, Entity entity)
      throws IOException {
    Entity.Span span = entity.span();
    return new PartContent(source, prefix, span.body(), span.end(), TransferEncoding.IDENTITY);
  }

  /** The header of an entity as it stands. */
  public static PartContent header(MimeContent source, Entity entity) throws IOException {
    Entity.Span span = entity.span();
    return new PartContent(
        source, new byte[0], span.start(), span.body(), TransferEncoding.IDENTITY);
  }

  /** The message from its first byte to its last. */
  public static PartContent whole(MimeContent source) throws IOException {
    return new PartContent(source, new byte[0], 0, source.sizeBytes(), TransferEncoding.IDENTITY);
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public InputStream open() throws IOException {
    InputStream in = source.open();
    try {
      in.skipNBytes(start);
    } catch (IOException e) {
      in.close();
      throw e;
    }
    InputStream decoded = encoding.decode(new RangeStream(in, end - start));
    return prefix.length == 0
        ? decoded
        : new SequenceInputStream(new ByteArrayInputStream(prefix), decoded);
  }

  /** The first decoded bytes. */
  public byte[] head(int most) throws IOException {
    try (InputStream in = open()) {
      return in.readNBytes(most);
    }
  }

  private long count() throws IOException {
    try (InputStream in = open()) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
