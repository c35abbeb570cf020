package godwit.target.graph;

import com.microsoft.graph.models.Message;
import godwit.target.TargetFolderId;
import godwit.target.TargetMessageId;
import java.io.IOException;
import java.util.Optional;

/** Graph: user: get message, the folder that it lies in. */
record GetParent(String address, TargetMessageId id) implements GraphRequest<TargetFolderId> {
  @Override
  public TargetFolderId send(GraphClients clients) throws IOException {
    Message found =
        Users.user(clients, address)
            .messages()
            .byMessageId(id.value())
            .get(get -> get.queryParameters.select = new String[] {"id", "parentFolderId"});
    return Optional.ofNullable(found)
        .map(Message::getParentFolderId)
        .map(TargetFolderId::new)
        .orElseThrow(() -> new GraphFaultException(GraphFault.of(200, "AnswerWithoutFolder")));
  }
}
