package godwit.target.graph;

import com.microsoft.graph.models.AttachmentItem;
import com.microsoft.graph.models.AttachmentType;
import com.microsoft.graph.models.UploadSession;
import com.microsoft.graph.users.item.messages.item.attachments.createuploadsession.CreateUploadSessionPostRequestBody;
import godwit.target.Attachment;
import java.io.IOException;
import java.util.Optional;

/**
 * Graph: attachment: createUploadSession. For attachments of 3 MB to 150 MB. Answers the address to
 * send the bytes to, which holds its own permission and so is a secret.
 */
record CreateUploadSession(String address, String messageId, Attachment attachment)
    implements GraphRequest<String> {
  @Override
  public String send(GraphClients clients) throws IOException {
    var body = new CreateUploadSessionPostRequestBody();
    body.setAttachmentItem(item());
    UploadSession session =
        Users.user(clients, address)
            .messages()
            .byMessageId(messageId)
            .attachments()
            .createUploadSession()
            .post(body);
    return Optional.ofNullable(session)
        .map(UploadSession::getUploadUrl)
        .orElseThrow(() -> new GraphFaultException(GraphFault.of(201, "AnswerWithoutAddress")));
  }

  private AttachmentItem item() {
    var item = new AttachmentItem();
    item.setAttachmentType(AttachmentType.File);
    item.setName(WellFormed.text(attachment.name()));
    item.setContentType(WellFormed.text(attachment.contentType()));
    item.setSize(attachment.content().sizeBytes());
    item.setIsInline(attachment.inline());
    attachment.contentId().map(WellFormed::text).ifPresent(item::setContentId);
    return item;
  }
}
