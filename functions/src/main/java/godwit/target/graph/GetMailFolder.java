package godwit.target.graph;

import com.microsoft.graph.models.MailFolder;
import godwit.target.TargetFolderId;
import java.io.IOException;
import java.util.Optional;

/**
 * Graph: mailFolder: get. Also the cheapest question whether a mailbox can be reached at all.
 *
 * @param folder identity or well-known name
 */
record GetMailFolder(String address, String folder) implements GraphRequest<TargetFolderId> {
  @Override
  public TargetFolderId send(GraphClients clients) throws IOException {
    MailFolder found =
        Users.user(clients, address)
            .mailFolders()
            .byMailFolderId(folder)
            .get(get -> get.queryParameters.select = new String[] {"id", "totalItemCount"});
    return id(Optional.ofNullable(found));
  }

  static TargetFolderId id(Optional<MailFolder> folder) throws IOException {
    return folder
        .map(MailFolder::getId)
        .map(TargetFolderId::new)
        .orElseThrow(() -> new GraphFaultException(GraphFault.of(200, "AnswerWithoutId")));
  }
}
