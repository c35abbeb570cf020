package godwit.target.graph;

import godwit.target.Attachment;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;

/**
 * Graph: Attach large files to Outlook messages, step 2: one range of bytes to an upload session.
 * Carries no token: the address is the permission, and a second one is refused.
 *
 * @param content at {@code first}; read on, not closed
 * @param length 1 to {@link #MOST_BYTES}
 */
record PutRange(
    String uploadUrl, Attachment attachment, InputStream content, long first, long length)
    implements GraphRequest<UploadState> {
  /** A range may have up to 4 MB. */
  static final long MOST_BYTES = 3_932_160;

  @Override
  public UploadState send(GraphClients clients) throws IOException {
    long size = attachment.content().sizeBytes();
    var request =
        new Request.Builder()
            .url(uploadUrl)
            .header("Content-Range", "bytes " + first + "-" + (first + length - 1) + "/" + size)
            .put(new Range(content, length))
            .build();
    return UploadAnswer.send(clients, request, size);
  }

  private static final class Range extends RequestBody {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private final InputStream content;
    private final long length;

    Range(InputStream content, long length) {
      this.content = content;
      this.length = length;
    }

    @Override
    public MediaType contentType() {
      return BYTES;
    }

    @Override
    public long contentLength() {
      return length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(Okio.source(content), length);
    }
  }
}
