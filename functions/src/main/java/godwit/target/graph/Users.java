package godwit.target.graph;

import com.microsoft.graph.users.item.UserItemRequestBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of a mailbox's resources. */
final class Users {
  private Users() {}

  /** Where the SDK's requests to one mailbox start. The SDK encodes the address. */
  static UserItemRequestBuilder user(GraphClients clients, String address) {
    return clients.graph().users().byUserId(address);
  }

  /** The address of the messages of a folder. */
  static String messages(GraphClients clients, String address, String folderId) {
    return clients.baseUrl()
        + "/users/"
        + segment(address)
        + "/mailFolders/"
        + segment(folderId)
        + "/messages";
  }

  /** The address of the attachments of a message. */
  static String attachments(GraphClients clients, String address, String messageId) {
    return clients.baseUrl()
        + "/users/"
        + segment(address)
        + "/messages/"
        + segment(messageId)
        + "/attachments";
  }

  /** Percent-encodes everything but RFC 3986's unreserved characters. */
  static String segment(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /** A string literal of OData: in single quotes, its own ones doubled. */
  static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
