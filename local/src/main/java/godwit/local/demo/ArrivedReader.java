package godwit.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.client.InspectClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a mailbox of the stand-in as it is stored. */
final class ArrivedReader {
  /** PR_LAST_VERB_EXECUTED ([MS-OXOMSG] 2.2.1.4): 102 and 103 reply, 104 forward. */
  private static final String LAST_VERB = "Integer 0x1081";

  private static final Set<String> REPLIES = Set.of("102", "103");
  private static final String FORWARD = "104";

  private final InspectClient inspect;

  ArrivedReader(InspectClient inspect) {
    this.inspect = inspect;
  }

  ArrivedMailbox read(String address) {
    var folders = new ArrayList<String>();
    var wellKnown = new HashMap<String, String>();
    for (JsonNode folder : inspect.folders(address)) {
      String path = folder.path("path").asText();
      folders.add(path);
      Optional.ofNullable(folder.path("wellKnownName").textValue())
          .ifPresent(name -> wellKnown.put(name.toLowerCase(Locale.ROOT), path));
    }
    return new ArrivedMailbox(
        folders,
        wellKnown,
        inspect.messages(address).stream().map(ArrivedReader::message).toList());
  }

  private static ArrivedMessage message(JsonNode stored) {
    var facts =
        new MessageFacts(
            stored.path("internetMessageId").asText(),
            BodyWords.ofText(stored.path("subject").asText("")),
            received(stored),
            marks(stored),
            stored.at("/from/emailAddress/address").asText().toLowerCase(Locale.ROOT),
            Optional.of(
                BodyWords.of(
                    stored.at("/body/contentType").asText(), stored.at("/body/content").asText())),
            files(stored));
    return new ArrivedMessage(stored.path("folder").asText(), stored.path("id").asText(), facts);
  }

  private static Instant received(JsonNode stored) {
    String text = stored.path("receivedDateTime").asText();
    return text.isEmpty() || text.equals("null")
        ? Instant.EPOCH
        : Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
  }

  private static Set<MessageFacts.Mark> marks(JsonNode stored) {
    var marks = EnumSet.noneOf(MessageFacts.Mark.class);
    String verb = stored.path("extendedProperties").path(LAST_VERB).asText();
    add(marks, MessageFacts.Mark.READ, stored.path("isRead").asBoolean());
    add(marks, MessageFacts.Mark.DRAFT, stored.path("isDraft").asBoolean());
    add(marks, MessageFacts.Mark.FLAGGED, stored.at("/flag/flagStatus").asText().equals("flagged"));
    add(marks, MessageFacts.Mark.ANSWERED, REPLIES.contains(verb));
    add(marks, MessageFacts.Mark.FORWARDED, verb.equals(FORWARD));
    return marks;
  }

  private static void add(Set<MessageFacts.Mark> marks, MessageFacts.Mark mark, boolean holds) {
    if (holds && !marks.add(mark)) {
      throw new IllegalStateException("twice the same mark");
    }
  }

  private static List<AttachedFile> files(JsonNode stored) {
    var files = new ArrayList<AttachedFile>();
    for (JsonNode file : stored.path("attachments")) {
      // An upload that was not finished is no file, whatever its name.
      String sha256 =
          file.path("complete").asBoolean() ? file.path("sha256").asText() : "unfinished";
      files.add(new AttachedFile(file.path("name").asText(), sha256));
    }
    return files;
  }
}
