package godwit.target.graph;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/** Graph: message: post attachments. For attachments under 3 MB. */
record AddAttachment(String address, String messageId, AttachmentJson attachment)
    implements GraphRequest<Boolean> {
  /**
   * Most that such a request may have: 4 MiB, as measured (msgraph-sdk-java PR 52: 3,145,611 bytes
   * of content pass), less a little.
   */
  static final long REQUEST_BYTES = 4L * 1024 * 1024 - 256;

  @Override
  public Boolean send(GraphClients clients) throws IOException {
    var request =
        new Request.Builder()
            .url(Users.attachments(clients, address, messageId))
            .post(new Body(attachment))
            .build();
    try (Response response = clients.http().newCall(request).execute()) {
      if (response.code() != 201) {
        throw new GraphFaultException(GraphFault.of(response.code(), "UnexpectedStatus"));
      }
      return true;
    }
  }

  @Override
  public long uploadBytes() {
    return attachment.lengthBytes();
  }

  private static final class Body extends RequestBody {
    private final AttachmentJson attachment;

    Body(AttachmentJson attachment) {
      this.attachment = attachment;
    }

    @Override
    public MediaType contentType() {
      return JsonBody.JSON;
    }

    @Override
    public long contentLength() {
      return attachment.lengthBytes();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      attachment.writeTo(sink.outputStream());
    }
  }
}
