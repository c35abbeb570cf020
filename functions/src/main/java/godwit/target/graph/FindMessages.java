package godwit.target.graph;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.MessageCollectionResponse;
import godwit.target.MessageStamp;
import godwit.target.TargetFolderId;
import java.util.List;
import java.util.Optional;

/**
 * Graph: user: list messages of a folder, filtered by the stamp (singleValueLegacyExtendedProperty:
 * get). Slow in large folders: Exchange builds a view for it.
 */
record FindMessages(String address, TargetFolderId folder, MessageStamp stamp)
    implements GraphRequest<List<CreatedMessage>> {
  private static final int MOST = 50;
  private static final String[] WANTED = {
    "id", "isDraft", "receivedDateTime", "createdDateTime", "lastModifiedDateTime"
  };

  @Override
  public List<CreatedMessage> send(GraphClients clients) {
    MessageCollectionResponse found =
        Users.user(clients, address)
            .mailFolders()
            .byMailFolderId(folder.value())
            .messages()
            .get(get -> {
              get.queryParameters.select = wanted();
              get.queryParameters.top = MOST;
              get.queryParameters.filter = filter();
            });
    return Optional.ofNullable(found).map(MessageCollectionResponse::getValue).stream()
        .flatMap(List::stream)
        .map(FindMessages::created)
        .toList();
  }

  private String filter() {
    return "singleValueExtendedProperties/Any(ep: ep/id eq "
        + Users.literal(MessageJson.STAMP)
        + " and ep/value eq "
        + Users.literal(stamp.value())
        + ")";
  }

  /** What to ask for. */
  static String[] wanted() {
    return WANTED.clone();
  }

  /** What of a message tells whether it is as it should be. */
  static CreatedMessage created(Message message) {
    return new CreatedMessage(
        Optional.ofNullable(message.getId()).orElse(""),
        Optional.ofNullable(message.getIsDraft()),
        Optional.ofNullable(message.getReceivedDateTime()).map(time -> time.toInstant()),
        Optional.ofNullable(message.getCreatedDateTime()).map(time -> time.toInstant()),
        Optional.ofNullable(message.getLastModifiedDateTime()).map(time -> time.toInstant()));
  }
}
