package godwit.target.graph;

import com.microsoft.graph.models.Attachment;
import com.microsoft.graph.models.AttachmentCollectionResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Graph: message: list attachments, inline ones included, without their content. */
record ListAttachments(String address, String messageId) implements GraphRequest<List<Long>> {
  private static final int PAGE = 250;

  /**
   * The size of each in bytes, as Exchange counts it: the content and what Exchange keeps beside
   * it.
   */
  @Override
  public List<Long> send(GraphClients clients) {
    var builder = Users.user(clients, address).messages().byMessageId(messageId).attachments();
    List<Long> sizes = new ArrayList<>();
    Optional<AttachmentCollectionResponse> page =
        Optional.ofNullable(
            builder.get(get -> {
              get.queryParameters.select = new String[] {"id", "name", "size"};
              get.queryParameters.top = PAGE;
            }));
    while (page.isPresent()) {
      page.map(AttachmentCollectionResponse::getValue).stream()
          .flatMap(List::stream)
          .forEach(attachment -> sizes.add(size(attachment)));
      page =
          page.map(AttachmentCollectionResponse::getOdataNextLink)
              .map(next -> builder.withUrl(next).get());
    }
    return sizes;
  }

  private static long size(Attachment attachment) {
    return Optional.ofNullable(attachment.getSize()).orElse(0);
  }
}
