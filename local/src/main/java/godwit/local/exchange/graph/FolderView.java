package godwit.local.exchange.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.query.Select;
import godwit.local.exchange.store.Folder;
import godwit.local.exchange.store.Mailbox;
import java.util.Map;

/**
 * Shows a folder as Graph does.
 *
 * @param mailbox whose it is
 * @param select which members
 */
record FolderView(Mailbox mailbox, Select select) {

  ObjectNode show(Folder folder) {
    ObjectNode all = mailbox.messages().locked(() -> everything(folder));
    ObjectNode answer = Json.object().put("id", mailbox.folders().id(folder));
    for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> each : all.properties()) {
      if (select.has(each.getKey())) {
        answer.set(each.getKey(), each.getValue());
      }
    }
    return answer;
  }

  private ObjectNode everything(Folder folder) {
    ObjectNode all = Json.object();
    all.put("displayName", folder.name());
    all.put(
        "parentFolderId",
        mailbox.folders().id(folder.parent().orElse(mailbox.folders().systemRoot())));
    all.put("childFolderCount", mailbox.folders().children(folder, false).size());
    all.put("unreadItemCount", folder.unread());
    all.put("totalItemCount", folder.messages().size());
    all.put("isHidden", folder.kind() == Folder.Kind.HIDDEN);
    return all;
  }
}
