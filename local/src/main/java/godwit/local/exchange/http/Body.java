package godwit.local.exchange.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a request, to be read once.
 *
 * @param stream the bytes
 * @param announcedBytes Content-Length, or -1 when the request is chunked
 */
public record Body(InputStream stream, long announcedBytes) {

  public static Body of(byte[] bytes) {
    return new Body(new ByteArrayInputStream(bytes), bytes.length);
  }

  /** A request without Content-Length; what is read of it is counted. */
  public static Body chunked(InputStream stream) {
    return new Body(new CountingStream(stream), -1);
  }

  /** What a chunked request has brought so far, 0 for one with a length. */
  public long unannouncedBytes() {
    return stream instanceof CountingStream counted ? counted.bytes() : 0;
  }

  /** The bytes, as long as they are no more than {@code maxBytes}; else Graph's 413. */
  public InputStream atMost(long maxBytes) {
    if (announcedBytes > maxBytes) {
      throw tooLarge();
    }
    return new CappedStream(stream, maxBytes);
  }

  /** Reads on to the end, so that a refusal reaches a caller that is still sending. */
  public void drain() throws IOException {
    long ignored = stream.transferTo(java.io.OutputStream.nullOutputStream());
    assert ignored >= 0;
  }

  static GraphRefusal tooLarge() {
    return GraphRefusal.of(
        413,
        "RequestEntityTooLarge",
        "The page was not displayed because the request entity is too large.");
  }
}
