package godwit.target.graph;

import com.microsoft.graph.models.MailFolder;
import godwit.target.TargetFolderId;
import java.util.Optional;

/** Graph: mailFolder: get, for its {@code totalItemCount}. */
record CountFolder(String address, TargetFolderId folder) implements GraphRequest<Optional<Long>> {
  @Override
  public Optional<Long> send(GraphClients clients) {
    return Optional.ofNullable(
            Users.user(clients, address)
                .mailFolders()
                .byMailFolderId(folder.value())
                .get(get -> get.queryParameters.select = new String[] {"id", "totalItemCount"}))
        .map(MailFolder::getTotalItemCount)
        .map(Integer::longValue);
  }
}
