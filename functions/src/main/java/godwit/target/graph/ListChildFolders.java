package godwit.target.graph;

import com.microsoft.graph.models.MailFolder;
import com.microsoft.graph.models.MailFolderCollectionResponse;
import com.microsoft.graph.users.item.mailfolders.item.childfolders.ChildFoldersRequestBuilder;
import godwit.target.TargetFolderId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Graph: mailFolder: list childFolders, all pages of it. Shows mail folders only, none that are
 * hidden.
 *
 * @param parent identity or well-known name
 * @param name only folders of this name, or all
 */
record ListChildFolders(String address, String parent, Optional<String> name)
    implements GraphRequest<Map<String, TargetFolderId>> {
  private static final int PAGE = 100;

  /** Identities by display name, in the order of the answer. */
  @Override
  public Map<String, TargetFolderId> send(GraphClients clients) {
    Map<String, TargetFolderId> found = new LinkedHashMap<>();
    for (MailFolder folder : pages(clients)) {
      if (folder.getDisplayName() != null && folder.getId() != null) {
        found.putIfAbsent(folder.getDisplayName(), new TargetFolderId(folder.getId()));
      }
    }
    return found;
  }

  private List<MailFolder> pages(GraphClients clients) {
    var builder = Users.user(clients, address).mailFolders().byMailFolderId(parent).childFolders();
    List<MailFolder> folders = new ArrayList<>();
    Optional<MailFolderCollectionResponse> page = first(builder);
    while (page.isPresent()) {
      page.map(MailFolderCollectionResponse::getValue).ifPresent(folders::addAll);
      page =
          page.map(MailFolderCollectionResponse::getOdataNextLink)
              .map(next -> builder.withUrl(next).get());
    }
    return folders;
  }

  private Optional<MailFolderCollectionResponse> first(ChildFoldersRequestBuilder builder) {
    return Optional.ofNullable(
        builder.get(get -> {
          get.queryParameters.select = new String[] {"id", "displayName"};
          get.queryParameters.top = PAGE;
          name.ifPresent(
              wanted -> get.queryParameters.filter = "displayName eq " + Users.literal(wanted));
        }));
  }
}
