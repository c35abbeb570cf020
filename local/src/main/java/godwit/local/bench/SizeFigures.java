package godwit.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of one hard message.
 *
 * @param told by the process that moved it
 * @param arrived messages of its mailbox at the stand-in
 */
record SizeFigures(SizeCase what, JsonNode told, List<JsonNode> arrived) {
  SizeFigures {
    arrived = List.copyOf(arrived);
  }

  List<String> cells() {
    return List.of(
        what.title(),
        megabytes("messageBytes"),
        told.path("outcome").asText() + (isDegraded() ? ", degraded" : ""),
        String.format(Locale.ROOT, "%.1f", told.path("millis").asLong() / 1e3),
        megabytes("peakHeapBytes"),
        megabytes("peakMemoryBytes"));
  }

  /** What could not be kept, one line each; degraded messages may hold other files. */
  List<String> lost() {
    List<String> lost = new ArrayList<>();
    told.path("degradations").forEach(each -> lost.add(what.title() + ": " + each.asText()));
    return lost;
  }

  private boolean isDegraded() {
    return !told.path("degradations").isEmpty();
  }

  private String megabytes(String member) {
    return told.has(member)
        ? String.format(Locale.ROOT, "%.1f", told.path(member).asLong() / 1e6)
        : "";
  }

  ObjectNode json() {
    ObjectNode json = told.deepCopy();
    return json.put("name", what.name()).put("title", what.title());
  }

  /** Why the figures are worth nothing; empty if the message is where and what it should be. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    String outcome = told.path("outcome").asText();
    String wanted = what.refusal().isEmpty() ? "stored" : what.refusal();
    if (!outcome.equals(wanted)) {
      faults.add(what.title() + ": " + outcome + ", not " + wanted);
    }
    int there = what.refusal().isEmpty() ? 1 : 0;
    if (arrived.size() != there) {
      faults.add(what.title() + ": " + arrived.size() + " messages arrived, not " + there);
    } else if (there == 1 && !isDegraded()) {
      count(
          faults, "attachments", arrived.getFirst().path("attachments").size(), what.attachments());
      JsonNode message = arrived.getFirst();
      int recipients = message.path("toRecipients").size() + message.path("ccRecipients").size();
      count(faults, "recipients", recipients, what.recipients());
    }
    return faults;
  }

  private void count(List<String> faults, String what, int found, int wanted) {
    if (found != wanted) {
      faults.add(this.what.title() + ": " + found + " " + what + " arrived, not " + wanted);
    }
  }
}
