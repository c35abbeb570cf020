package godwit.local.chaos.mail;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.client.InspectClient;
import java.util.ArrayList;
import java.util.List;

/** Reads what the stand-in has stored. */
public final class TargetReader {
  private TargetReader() {}

  /** Every message of the mailbox now. */
  public static List<TargetMail> read(InspectClient inspect, String address) {
    return inspect.messages(address).stream().map(TargetReader::mail).toList();
  }

  private static TargetMail mail(JsonNode stored) {
    var files = new ArrayList<String>();
    for (JsonNode file : stored.path("attachments")) {
      // An upload that was never finished is no file of the message; Exchange forgets it in time.
      if (file.path("complete").asBoolean()) {
        files.add(file.path("sha256").asText());
      }
    }
    int unfinished = stored.path("attachments").size() - files.size();
    return new TargetMail(
        stored.path("folder").asText(),
        stored.path("id").asText(),
        MessageKey.of(
            stored.path("internetMessageId").asText(), stored.at("/body/content").asText(), files),
        files.size() + " and " + unfinished + " unfinished");
  }
}
