package godwit.target.graph;

import godwit.target.Attachment;
import java.util.List;

/**
 * Puts attachments on a message that exists, one after the other: Exchange refuses changes of one
 * message at the same time. An attachment whose answer was lost is looked for before it is sent
 * again.
 */
final class AttachmentUpload {
  private final GraphCaller caller;
  private final Patience patience;
  private final String address;

  AttachmentUpload(GraphCaller caller, Patience patience, String address) {
    this.caller = caller;
    this.patience = patience;
    this.address = address;
  }

  /**
   * Sends the attachments in order.
   *
   * @param there how many the message has already
   * @throws GraphFaultException if one could not be sent; those before it are there
   */
  void send(String messageId, List<Attachment> attachments, int there) throws GraphFaultException {
    int before = there;
    for (Attachment attachment : attachments) {
      send(messageId, attachment, before);
      before++;
    }
  }

  private void send(String messageId, Attachment attachment, int before)
      throws GraphFaultException {
    AttachmentJson json = AttachmentJson.of(attachment);
    var session = new SessionUpload(caller, patience, address, messageId);
    boolean posted =
        json.lengthBytes() <= AddAttachment.REQUEST_BYTES && post(messageId, json, before);
    if (!posted) {
      session.send(attachment, before);
    }
  }

  /** False if it is larger than a request may be; then nothing was stored. */
  private boolean post(String messageId, AttachmentJson json, int before)
      throws GraphFaultException {
    for (int tried = 1; ; tried++) {
      try {
        boolean added = caller.call(new AddAttachment(address, messageId, json));
        if (added) {
          return true;
        }
      } catch (GraphFaultException failed) {
        if (isTooLargeForPost(failed.fault())) {
          return false;
        }
        patience.before(tried, failed);
        if (failed.fault().isInDoubt() && isThere(messageId, before)) {
          return true;
        }
      }
    }
  }

  private static boolean isTooLargeForPost(GraphFault fault) {
    return GraphErrors.isRequestTooLarge(fault)
        || fault.code().equals("ErrorAttachmentSizeLimitExceeded");
  }

  private boolean isThere(String messageId, int before) throws GraphFaultException {
    return caller.call(new ListAttachments(address, messageId)).size() > before;
  }
}
