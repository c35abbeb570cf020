package godwit.target.graph;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.MessageCollectionResponse;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import godwit.target.MessageStamp;
import godwit.target.PlacedStamp;
import godwit.target.StampedMessage;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Graph: user: list messages, one page of the whole mailbox with our property expanded
 * (singleValueLegacyExtendedProperty: get). Needs no filter, so nothing is hidden by an index that
 * lags.
 *
 * @param skip how many messages to pass over
 */
record ListMailboxStamps(String address, int skip) implements GraphRequest<ListMailboxStamps.Page> {
  /** The most that Graph gives in one page (Graph: paging). */
  static final int PAGE = 1_000;

  /**
   * A page.
   *
   * @param ids every message of it, stamped or not
   * @param more whether there is another page
   */
  record Page(List<String> ids, List<PlacedStamp> placed, boolean more) {
    List<StampedMessage> stamped() {
      return placed.stream().map(PlacedStamp::message).toList();
    }
  }

  @Override
  public Page send(GraphClients clients) {
    Optional<MessageCollectionResponse> answer =
        Optional.ofNullable(
            Users.user(clients, address)
                .messages()
                .get(get -> {
                  get.queryParameters.select =
                      new String[] {"id", "parentFolderId", "receivedDateTime"};
                  get.queryParameters.top = PAGE;
                  get.queryParameters.skip = skip;
                  get.queryParameters.expand = new String[] {expand()};
                }));
    List<Message> found =
        answer.map(MessageCollectionResponse::getValue).stream().flatMap(List::stream).toList();
    return new Page(
        found.stream().map(Message::getId).flatMap(Stream::ofNullable).toList(),
        found.stream().flatMap(message -> placed(message).stream()).toList(),
        answer.map(MessageCollectionResponse::getOdataNextLink).isPresent());
  }

  private static String expand() {
    return "singleValueExtendedProperties($filter=id eq " + Users.literal(MessageJson.STAMP) + ")";
  }

  private static Optional<PlacedStamp> placed(Message message) {
    var folder = Optional.ofNullable(message.getParentFolderId()).map(TargetFolderId::new);
    return stamped(message).map(stamped -> new PlacedStamp(stamped, folder));
  }

  private static Optional<StampedMessage> stamped(Message message) {
    String id = message.getId();
    if (id == null) {
      return Optional.empty();
    }
    return stamp(message)
        .map(stamp ->
            new StampedMessage(
                stamp,
                new TargetMessageId(id),
                Optional.ofNullable(message.getReceivedDateTime()).map(time -> time.toInstant())));
  }

  /** Others may have written into the property what is no stamp. */
  private static Optional<MessageStamp> stamp(Message message) {
    return Optional.ofNullable(message.getSingleValueExtendedProperties()).stream()
        .flatMap(List::stream)
        .map(SingleValueLegacyExtendedProperty::getValue)
        .flatMap(Stream::ofNullable)
        .flatMap(value -> MessageStamp.parse(value).stream())
        .findFirst();
  }
}
