package godwit.work.queues;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.batch.BatchId;
import godwit.batch.BatchName;
import godwit.batch.MailboxKey;
import godwit.work.Inspection;
import godwit.work.WorkItem;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes work items as JSON and reads them back: {@code version} (1), {@code kind}, and references,
 * at most 2 KB. Reading is strict: a member that is missing, unknown or of another type is refused.
 */
public final class WorkCodec {
  private static final int VERSION = 1;
  private static final Set<String> BATCH_MEMBERS =
      Set.of("version", "kind", "batch", "incarnation");
  private static final Set<String> PLACE_MEMBERS =
      Set.of("version", "kind", "batch", "incarnation", "mailbox");
  private static final Set<String> LEG_MEMBERS =
      Set.of("version", "kind", "batch", "incarnation", "mailbox", "leg");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private WorkCodec() {}

  /** The item as text. */
  public static String encode(WorkItem item) {
    ObjectNode text = JSON.createObjectNode();
    text.put("version", VERSION).put("kind", kind(item));
    text.put("batch", item.batch().name().value()).put("incarnation", item.batch().incarnation());
    switch (item) {
      case WorkItem.AdmitBatch i -> {}
      case WorkItem.PurgeBatch i -> {}
      case WorkItem.PurgeMailbox i -> text.put("mailbox", i.mailbox().address());
      case WorkItem.PrepareMailbox i -> mailbox(text, i.mailbox(), i.leg());
      case WorkItem.CopyChunk i -> mailbox(text, i.mailbox(), i.leg());
      case WorkItem.InspectBatch i -> {}
      case WorkItem.InspectMailbox i -> mailbox(text, i.mailbox(), i.leg());
    }
    return text.toString();
  }

  private static void mailbox(ObjectNode text, MailboxKey mailbox, long leg) {
    text.put("mailbox", mailbox.address()).put("leg", leg);
  }

  private static String kind(WorkItem item) {
    return switch (item) {
      case WorkItem.AdmitBatch i -> "admit-batch";
      case WorkItem.PurgeBatch i -> "purge-batch";
      case WorkItem.PurgeMailbox i -> "purge-mailbox";
      case WorkItem.PrepareMailbox i -> "prepare-mailbox";
      case WorkItem.CopyChunk i -> "copy-chunk";
      case WorkItem.InspectBatch i -> i.what().word() + "-batch";
      case WorkItem.InspectMailbox i -> i.what().word() + "-mailbox";
    };
  }

  /**
   * The item that {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if the text is nothing that it writes; never quotes the text
   */
  public static WorkItem decode(String text) {
    JsonNode message = parsed(text);
    if (!message.path("version").isInt() || message.path("version").intValue() != VERSION) {
      throw unreadable("its version is not " + VERSION);
    }
    return switch (text(message, "kind")) {
      case "admit-batch" -> new WorkItem.AdmitBatch(batch(message, BATCH_MEMBERS));
      case "purge-batch" -> new WorkItem.PurgeBatch(batch(message, BATCH_MEMBERS));
      case "purge-mailbox" -> new WorkItem.PurgeMailbox(mailbox(message, PLACE_MEMBERS));
      case "prepare-mailbox" ->
          new WorkItem.PrepareMailbox(mailbox(message, LEG_MEMBERS), leg(message));
      case "copy-chunk" -> new WorkItem.CopyChunk(mailbox(message, LEG_MEMBERS), leg(message));
      case "assess-batch" -> inspectBatch(message, Inspection.ASSESS);
      case "assess-mailbox" -> inspectMailbox(message, Inspection.ASSESS);
      case "verify-batch" -> inspectBatch(message, Inspection.VERIFY);
      case "verify-mailbox" -> inspectMailbox(message, Inspection.VERIFY);
      default -> throw unreadable("its kind is unknown");
    };
  }

  private static WorkItem inspectBatch(JsonNode message, Inspection what) {
    return new WorkItem.InspectBatch(batch(message, BATCH_MEMBERS), what);
  }

  private static WorkItem inspectMailbox(JsonNode message, Inspection what) {
    return new WorkItem.InspectMailbox(mailbox(message, LEG_MEMBERS), what, leg(message));
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // Not as a cause: Jackson quotes the text.
      throw unreadable("it is no JSON");
    }
  }

  private static BatchId batch(JsonNode message, Set<String> members) {
    var present = new TreeSet<String>();
    message.fieldNames().forEachRemaining(present::add);
    if (!present.equals(members)) {
      throw unreadable("it has not the members of its kind");
    }
    var name =
        BatchName.parse(text(message, "batch")).orElseThrow(() -> unreadable("it names no batch"));
    String incarnation = text(message, "incarnation");
    if (!incarnation.matches("[a-z0-9]{12}")) {
      throw unreadable("it names no incarnation of a batch");
    }
    return new BatchId(name, incarnation);
  }

  private static MailboxKey mailbox(JsonNode message, Set<String> members) {
    return new MailboxKey(batch(message, members), text(message, "mailbox"));
  }

  private static long leg(JsonNode message) {
    JsonNode leg = message.path("leg");
    if (!leg.isIntegralNumber() || !leg.canConvertToLong() || leg.longValue() < 1) {
      throw unreadable("its leg is no positive number");
    }
    return leg.longValue();
  }

  private static String text(JsonNode message, String member) {
    if (!message.path(member).isTextual()) {
      throw unreadable("its member " + member + " is no text");
    }
    return message.path(member).textValue();
  }

  private static IllegalArgumentException unreadable(String why) {
    return new IllegalArgumentException("a queue message is no work of this app: " + why);
  }
}
