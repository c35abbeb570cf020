package godwit.target.graph;

import godwit.pace.Cost;
import godwit.target.Attachment;
import java.util.ArrayList;
import java.util.List;

/**
 * Which attachments travel inside the create, and which follow it. What travels inside cannot be
 * lost on the way and needs no right to change the message later, so it is as many as fit.
 *
 * @param inside in the order of the message
 * @param after in the order of the message
 */
record AttachmentPlan(List<AttachmentJson> inside, List<Attachment> after) {
  /**
   * Graph takes requests of less than 4 MB (Learn: Use the Microsoft Graph API); 4,000,000 and
   * 4,194,304 are both read into that, so the create stays below either.
   */
  static final long CREATE_BYTES = 3_900_000;

  AttachmentPlan {
    inside = List.copyOf(inside);
    after = List.copyOf(after);
  }

  /**
   * Fills the request from the first attachment on, passing over those that do not fit.
   *
   * @param openBytes length of the message without attachments
   * @param requestBytes most that the whole request may have
   */
  static AttachmentPlan of(long openBytes, List<Attachment> attachments, long requestBytes) {
    List<AttachmentJson> inside = new ArrayList<>();
    List<Attachment> after = new ArrayList<>();
    long length = JsonBody.lengthBytes(openBytes, List.of());
    for (Attachment attachment : attachments) {
      AttachmentJson json = AttachmentJson.of(attachment);
      long longer = length + json.lengthBytes() + (inside.isEmpty() ? JsonBody.ARRAY_BYTES : 1);
      if (longer <= requestBytes) {
        inside.add(json);
        length = longer;
      } else {
        after.add(attachment);
      }
    }
    return new AttachmentPlan(inside, after);
  }

  /**
   * What sending all of it asks of the mailbox.
   *
   * @param openBytes length of the message without attachments
   */
  Cost cost(long openBytes) {
    Cost cost = Cost.request(JsonBody.lengthBytes(openBytes, inside));
    for (Attachment attachment : after) {
      cost = cost.plus(apart(attachment));
    }
    return cost;
  }

  private static Cost apart(Attachment attachment) {
    long json = AttachmentJson.of(attachment).lengthBytes();
    if (json <= AddAttachment.REQUEST_BYTES) {
      return Cost.request(json);
    }
    long size = attachment.content().sizeBytes();
    return new Cost(1 + Math.ceilDiv(size, PutRange.MOST_BYTES), size);
  }
}
