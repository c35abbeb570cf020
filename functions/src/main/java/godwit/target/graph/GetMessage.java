package godwit.target.graph;

import com.microsoft.graph.models.Message;
import godwit.target.TargetMessageId;
import java.io.IOException;
import java.util.Optional;

/** Graph: user: get message, in whatever folder it lies. */
record GetMessage(String address, TargetMessageId id) implements GraphRequest<CreatedMessage> {
  @Override
  public CreatedMessage send(GraphClients clients) throws IOException {
    Message found =
        Users.user(clients, address)
            .messages()
            .byMessageId(id.value())
            .get(get -> get.queryParameters.select = FindMessages.wanted());
    return Optional.ofNullable(found)
        .map(FindMessages::created)
        .orElseThrow(() -> new GraphFaultException(GraphFault.of(200, "AnswerWithoutMessage")));
  }
}
