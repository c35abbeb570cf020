package godwit.target.graph;

import com.microsoft.graph.models.MailFolder;
import godwit.target.TargetFolderId;
import java.io.IOException;
import java.util.Optional;

/**
 * Graph: mailFolder: post childFolders.
 *
 * @param parent identity or well-known name
 */
record CreateFolder(String address, String parent, String name)
    implements GraphRequest<TargetFolderId> {
  @Override
  public TargetFolderId send(GraphClients clients) throws IOException {
    var folder = new MailFolder();
    folder.setDisplayName(name);
    MailFolder made =
        Users.user(clients, address)
            .mailFolders()
            .byMailFolderId(parent)
            .childFolders()
            .post(folder);
    return GetMailFolder.id(Optional.ofNullable(made));
  }
}
