package godwit.local.chaos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.chaos.plan.AnswerFault;
import godwit.local.chaos.plan.FaultKind;
import java.util.List;

/** Planned answers in the words of the stand-in's inspection interface. */
final class AnswerFaults {
  private AnswerFaults() {}

  /** All of them, in their order. */
  static ArrayNode json(List<AnswerFault> faults) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    faults.forEach(fault -> all.add(json(fault)));
    return all;
  }

  private static ObjectNode json(AnswerFault fault) {
    ObjectNode json = answer(fault.kind());
    json.putObject("match").put("method", fault.method());
    return json.put("skip", fault.skip()).put("times", fault.times());
  }

  private static ObjectNode answer(FaultKind kind) {
    return switch (kind) {
      case GRAPH_429 -> refusal(429, "ApplicationThrottled").put("retryAfter", "1");
      case GRAPH_503 -> refusal(503, "ErrorServerBusy").put("retryAfter", "1");
      case GRAPH_504 -> refusal(504, "UnknownError");
      case GRAPH_409 -> refusal(409, "ErrorIrresolvableConflict");
      case ANSWER_LOST ->
          JsonNodeFactory.instance.objectNode().put("drop", true).put("when", "after");
      case ANSWER_WRONG -> refusal(504, "UnknownError").put("when", "after");
      case HOST_KILLED,
          STORAGE_RESTARTED,
          IMAP_CUT,
          IMAP_STALLED,
          GRAPH_CUT,
          GRAPH_STALLED,
          QUEUE_DOUBLED,
          QUEUE_DELAYED,
          QUEUE_REPLAYED,
          UIDVALIDITY_CHANGED,
          EXPUNGED,
          APPENDED,
          BATCH_RECREATED ->
          throw new IllegalArgumentException(kind + " is no answer of Graph");
    };
  }

  private static ObjectNode refusal(int status, String code) {
    return JsonNodeFactory.instance.objectNode().put("status", status).put("code", code);
  }
}
