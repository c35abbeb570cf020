package godwit.target.graph;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A message and its attachments as the body of a request: of known length (Graph is promised a
 * Content-Length), the attachments read while they are sent.
 */
final class JsonBody extends RequestBody {
  static final MediaType JSON = MediaType.get("application/json");
  private static final byte[] ATTACHMENTS =
      ",\"attachments\":[".getBytes(StandardCharsets.US_ASCII);

  /** What a first attachment adds besides itself. */
  static final int ARRAY_BYTES = ATTACHMENTS.length + 1;

  private final byte[] open;
  private final List<AttachmentJson> attachments;

  JsonBody(byte[] open, List<AttachmentJson> attachments) {
    this.open = open;
    this.attachments = attachments;
  }

  @Override
  public MediaType contentType() {
    return JSON;
  }

  @Override
  public long contentLength() {
    return lengthBytes(open.length, attachments);
  }

  /** How long a message of this many bytes becomes with its attachments and closing brackets. */
  static long lengthBytes(long openBytes, List<AttachmentJson> attachments) {
    if (attachments.isEmpty()) {
      return openBytes + 1;
    }
    long content = attachments.stream().mapToLong(AttachmentJson::lengthBytes).sum();
    long commas = attachments.size() - 1L;
    return openBytes + 1 + ARRAY_BYTES + content + commas;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    OutputStream out = sink.outputStream();
    out.write(open);
    if (!attachments.isEmpty()) {
      out.write(ATTACHMENTS);
      for (int i = 0; i < attachments.size(); i++) {
        if (i > 0) {
          out.write(',');
        }
        attachments.get(i).writeTo(out);
      }
      out.write(']');
    }
    out.write('}');
  }
}
