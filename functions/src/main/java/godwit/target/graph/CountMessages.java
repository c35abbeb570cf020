package godwit.target.graph;

import com.microsoft.graph.models.MailFolder;
import com.microsoft.graph.models.MailFolderCollectionResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Graph: user: list mailFolders, all pages, with {@code totalItemCount} only. Graph v1.0 tells
 * neither the size nor the quota of a mailbox (mailFolder has no size but in beta).
 */
record CountMessages(String address) implements GraphRequest<Long> {
  private static final int PAGE = 100;

  @Override
  public Long send(GraphClients clients) {
    var builder = Users.user(clients, address).mailFolders();
    List<MailFolder> folders = new ArrayList<>();
    Optional<MailFolderCollectionResponse> page =
        Optional.ofNullable(
            builder.get(get -> {
              get.queryParameters.select = new String[] {"id", "totalItemCount"};
              get.queryParameters.top = PAGE;
            }));
    while (page.isPresent()) {
      page.map(MailFolderCollectionResponse::getValue).ifPresent(folders::addAll);
      page =
          page.map(MailFolderCollectionResponse::getOdataNextLink)
              .map(next -> builder.withUrl(next).get());
    }
    return folders.stream()
        .map(MailFolder::getTotalItemCount)
        .flatMap(Stream::ofNullable)
        .mapToLong(Integer::longValue)
        .sum();
  }
}
