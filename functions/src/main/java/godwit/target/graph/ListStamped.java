package godwit.target.graph;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.MessageCollectionResponse;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Graph: user: list messages of a folder, all pages of it, each with its stamp. For tenants whose
 * filter by a property lags behind: reads the whole folder, but misses nothing that is stored.
 */
record ListStamped(String address, TargetFolderId folder, MessageStamp stamp)
    implements GraphRequest<List<CreatedMessage>> {
  private static final int PAGE = 1_000;

  @Override
  public List<CreatedMessage> send(GraphClients clients) {
    var builder =
        Users.user(clients, address).mailFolders().byMailFolderId(folder.value()).messages();
    List<CreatedMessage> found = new ArrayList<>();
    Optional<MessageCollectionResponse> page =
        Optional.ofNullable(
            builder.get(get -> {
              get.queryParameters.select = FindMessages.wanted();
              get.queryParameters.top = PAGE;
              get.queryParameters.expand =
                  new String[] {
                    "singleValueExtendedProperties($filter=id eq "
                        + Users.literal(MessageJson.STAMP)
                        + ")"
                  };
            }));
    while (page.isPresent()) {
      page.map(MessageCollectionResponse::getValue).stream()
          .flatMap(List::stream)
          .filter(this::hasStamp)
          .map(FindMessages::created)
          .forEach(found::add);
      page =
          page.map(MessageCollectionResponse::getOdataNextLink)
              .map(next -> builder.withUrl(next).get());
    }
    return found;
  }

  private boolean hasStamp(Message message) {
    return Optional.ofNullable(message.getSingleValueExtendedProperties()).stream()
        .flatMap(List::stream)
        .anyMatch(property -> stamp.value().equalsIgnoreCase(property.getValue()));
  }
}
