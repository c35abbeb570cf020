package godwit.target.graph;

import godwit.target.Attachment;
import java.util.OptionalLong;

/**
 * One attachment by upload session: ranges in order, resumed where the server says after a cut,
 * begun anew when the session is gone.
 */
final class SessionUpload {
  private static final int SESSIONS = 3;

  private final GraphCaller caller;
  private final Patience patience;
  private final String address;
  private final String messageId;

  SessionUpload(GraphCaller caller, Patience patience, String address, String messageId) {
    this.caller = caller;
    this.patience = patience;
    this.address = address;
    this.messageId = messageId;
  }

  /**
   * Returns when the attachment is on the message.
   *
   * @param before how many attachments the message has without it
   */
  void send(Attachment attachment, int before) throws GraphFaultException {
    for (int sessions = 1; sessions <= SESSIONS; sessions++) {
      String uploadUrl = open(attachment);
      if (fill(uploadUrl, attachment)) {
        return;
      }
      // The session of a finished upload is gone too, and its last answer may have been lost.
      if (caller.call(new ListAttachments(address, messageId)).size() > before) {
        return;
      }
    }
    throw new GraphFaultException(GraphFault.of(0, "UploadSessionLost"));
  }

  /** An extra session is harmless: what is not finished never shows. */
  private String open(Attachment attachment) throws GraphFaultException {
    for (int tried = 1; ; tried++) {
      try {
        return caller.call(new CreateUploadSession(address, messageId, attachment));
      } catch (GraphFaultException failed) {
        patience.before(tried, failed);
      }
    }
  }

  /** Sends what is missing; false if the session does not know how to go on. */
  private boolean fill(String uploadUrl, Attachment attachment) throws GraphFaultException {
    long size = attachment.content().sizeBytes();
    try (var content = new AttachmentReader(attachment.content())) {
      var state = new UploadState(false, 0);
      int failures = 0;
      while (!state.finished() && state.next() < size) {
        long first = state.next();
        try {
          state = put(uploadUrl, attachment, content, first);
          failures = state.next() > first ? 0 : failures + 1;
        } catch (GraphFaultException failed) {
          failures++;
          if (isGone(failed)) {
            return false;
          }
          patience.before(failures, failed);
          OptionalLong resumed = resume(uploadUrl, size);
          if (resumed.isEmpty()) {
            return false;
          }
          state = new UploadState(false, resumed.getAsLong());
        }
        if (failures >= SESSIONS) {
          return false;
        }
      }
      return state.finished();
    }
  }

  private UploadState put(
      String uploadUrl, Attachment attachment, AttachmentReader content, long first)
      throws GraphFaultException {
    long length = Math.min(PutRange.MOST_BYTES, attachment.content().sizeBytes() - first);
    return caller.call(
        GraphRequest.uploading(
            length,
            clients ->
                new PutRange(uploadUrl, attachment, content.at(first), first, length)
                    .send(clients)));
  }

  private OptionalLong resume(String uploadUrl, long size) throws GraphFaultException {
    try {
      UploadState state = caller.call(new GetUploadState(uploadUrl, size));
      return state.finished() ? OptionalLong.empty() : OptionalLong.of(state.next());
    } catch (GraphFaultException failed) {
      // Whatever it is, a new session or the list of attachments will tell.
      return OptionalLong.empty();
    }
  }

  private static boolean isGone(GraphFaultException failed) {
    int status = failed.fault().status();
    return status == 404 || status == 410 || status == 416;
  }
}
