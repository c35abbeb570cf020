package godwit.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A mailbox with its folders.
 *
 * @param presentRound counts of the last round alone
 */
public record MailboxFolders(MailboxState mailbox, Counts presentRound, List<Entry> folders) {
  public MailboxFolders {
    folders = List.copyOf(folders);
  }

  static MailboxFolders of(JsonNode json) {
    var folders = new ArrayList<Entry>();
    for (JsonNode folder : json.path("folders")) {
      folders.add(
          new Entry(
              folder.path("path").asText(), folder.path("targetPath").asText(), Counts.of(folder)));
    }
    return new MailboxFolders(MailboxState.of(json), Counts.of(json.path("presentRound")), folders);
  }

  /**
   * One folder.
   *
   * @param path at the source, names joined by slashes
   * @param targetPath in Exchange Online; a well-known folder by its Graph name
   */
  public record Entry(String path, String targetPath, Counts counts) {}
}
