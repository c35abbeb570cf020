package godwit.target.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import godwit.target.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;

/**
 * An attachment as Graph's JSON (Graph: fileAttachment), of known length, its content encoded while
 * it is written.
 */
final class AttachmentJson {
  private static final byte[] TAIL = {'"', '}'};
  // A multiple of three, so that only the last piece is padded.
  private static final int PIECE_BYTES = 3 * 16 * 1024;

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

  private final byte[] head;
  private final Attachment attachment;

  private AttachmentJson(byte[] head, Attachment attachment) {
    this.head = head;
    this.attachment = attachment;
  }

  static AttachmentJson of(Attachment attachment) {
    try (var bytes = new ByteArrayBuilder(512);
        var out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("@odata.type", "#microsoft.graph.fileAttachment");
      out.writeStringField("name", WellFormed.text(attachment.name()));
      out.writeStringField("contentType", WellFormed.text(attachment.contentType()));
      out.writeBooleanField("isInline", attachment.inline());
      if (attachment.contentId().isPresent()) {
        out.writeStringField("contentId", WellFormed.text(attachment.contentId().get()));
      }
      out.writeFieldName("contentBytes");
      out.writeRawValue("\"");
      out.flush();
      return new AttachmentJson(bytes.toByteArray(), attachment);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  /** Exactly what {@link #writeTo} writes. */
  long lengthBytes() {
    return head.length + base64Bytes(attachment.content().sizeBytes()) + TAIL.length;
  }

  static long base64Bytes(long bytes) {
    return (bytes + 2) / 3 * 4;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(head);
    byte[] plain = new byte[PIECE_BYTES];
    byte[] encoded = new byte[(int) base64Bytes(PIECE_BYTES)];
    try (InputStream content = attachment.content().open()) {
      int read = content.readNBytes(plain, 0, plain.length);
      while (read == plain.length) {
        out.write(encoded, 0, Base64.getEncoder().encode(plain, encoded));
        read = content.readNBytes(plain, 0, plain.length);
      }
      out.write(Base64.getEncoder().encode(Arrays.copyOf(plain, read)));
    }
    out.write(TAIL);
  }
}
