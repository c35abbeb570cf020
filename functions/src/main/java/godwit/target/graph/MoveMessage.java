package godwit.target.graph;

import com.microsoft.graph.users.item.messages.item.move.MovePostRequestBody;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;

/** Graph: message: move. With immutable ids the message keeps its identity. */
record MoveMessage(String address, TargetMessageId id, TargetFolderId to)
    implements GraphRequest<Boolean> {
  @Override
  public Boolean send(GraphClients clients) {
    var destination = new MovePostRequestBody();
    destination.setDestinationId(to.value());
    return Users.user(clients, address).messages().byMessageId(id.value()).move().post(destination)
        != null;
  }
}
