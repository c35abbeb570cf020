package godwit.target.graph;

import com.microsoft.graph.models.FollowupFlag;
import com.microsoft.graph.models.FollowupFlagStatus;
import com.microsoft.graph.models.Message;
import godwit.target.MessageMarks;
import godwit.target.TargetMessageId;
import java.io.IOException;
import java.util.Optional;

/** Graph: user: get message, its marks. */
record GetMarks(String address, TargetMessageId id) implements GraphRequest<GetMarks.Marked> {
  /** PidTagLastVerbExecuted. */
  static final String VERB = "Integer 0x1081";

  private static final String ETAG = "@odata.etag";

  /**
   * Marks as of one version of a message.
   *
   * @param version for If-Match; empty if Graph told none
   */
  record Marked(MessageMarks marks, String version) {}

  @Override
  public Marked send(GraphClients clients) throws IOException {
    Message found =
        Users.user(clients, address)
            .messages()
            .byMessageId(id.value())
            .get(get -> {
              get.queryParameters.select = new String[] {"id", "isRead", "flag"};
              get.queryParameters.expand =
                  new String[] {
                    "singleValueExtendedProperties($filter=id eq " + Users.literal(VERB) + ")"
                  };
            });
    return Optional.ofNullable(found)
        .map(GetMarks::marked)
        .orElseThrow(() -> new GraphFaultException(GraphFault.of(200, "AnswerWithoutMessage")));
  }

  private static Marked marked(Message message) {
    boolean read = Optional.ofNullable(message.getIsRead()).orElse(false);
    String version =
        Optional.ofNullable(message.getAdditionalData().get(ETAG)).map(Object::toString).orElse("");
    return new Marked(new MessageMarks(read, flag(message), verb(message)), version);
  }

  private static MessageMarks.Flag flag(Message message) {
    FollowupFlagStatus status =
        Optional.ofNullable(message.getFlag())
            .map(FollowupFlag::getFlagStatus)
            .orElse(FollowupFlagStatus.NotFlagged);
    return switch (status) {
      case NotFlagged -> MessageMarks.Flag.NONE;
      case Flagged -> MessageMarks.Flag.FLAGGED;
      case Complete -> MessageMarks.Flag.COMPLETE;
    };
  }

  private static MessageMarks.Verb verb(Message message) {
    String number =
        Optional.ofNullable(message.getSingleValueExtendedProperties()).stream()
            .flatMap(java.util.List::stream)
            .filter(property -> VERB.equalsIgnoreCase(property.getId()))
            .flatMap(property -> Optional.ofNullable(property.getValue()).stream())
            .findFirst()
            .orElse("");
    return switch (number) {
      // Reply to sender, reply to all (MS-OXOMSG).
      case "102", "103" -> MessageMarks.Verb.REPLIED;
      case "104" -> MessageMarks.Verb.FORWARDED;
      default -> MessageMarks.Verb.NONE;
    };
  }
}
