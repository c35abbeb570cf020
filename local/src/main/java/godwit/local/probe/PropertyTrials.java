package godwit.local.probe;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.target.graph.Assumption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is kept of what a create says. */
final class PropertyTrials {
  private static final String HEADERS = "String 0x007D";
  private static final int LONG_HEADER_CHARACTERS = 64 * 1024;
  private static final int MANY = 600;
  private static final String FOREIGN = "probe@ext.example";

  private PropertyTrials() {}

  static List<Experiment> all() {
    return List.of(
        of(Assumption.MESSAGE_FLAGS, "a create makes received messages", PropertyTrials::flags),
        of(Assumption.DATES, "received and sent time are kept", PropertyTrials::dates),
        of(
            Assumption.TRANSPORT_HEADERS,
            "transport headers are kept",
            lab ->
                kept(lab, Map.of(HEADERS, "Received: from probe.ext.example\r\nX-Probe: 1\r\n"))),
        of(
            Assumption.LONG_HEADERS,
            "64 KB of them are kept",
            lab -> kept(lab, Map.of(HEADERS, longHeaders()))),
        of(
            Assumption.THREADING,
            "In-Reply-To and References are kept",
            lab ->
                kept(
                    lab,
                    Map.of(
                        "String 0x1042", "<b@ext.example>", "String 0x1039", "<a@ext.example>"))),
        of(Assumption.MESSAGE_ID, "the Message-ID is kept", PropertyTrials::messageId),
        of(
            Assumption.ICONS,
            "the signs for answered and forwarded are kept",
            lab -> kept(lab, Map.of("Integer 0x1080", "261", "Integer 0x1081", "102"))),
        of(Assumption.FOREIGN_SENDER, "a message may be from anybody", PropertyTrials::sender),
        of(Assumption.MANY_RECIPIENTS, MANY + " recipients are kept", PropertyTrials::recipients),
        new Experiment(
            "invalid-address",
            "an address that is none is refused, then moved into the text",
            PropertyTrials::invalidAddress));
  }

  static Experiment of(Assumption assumption, String assumed, Experiment.Trial trial) {
    return new Experiment(assumption.word(), assumed, trial);
  }

  private static Seen flags(Lab lab) throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    for (String flags : new String[] {"1", "4"}) {
      boolean read = flags.equals("1");
      var message = ProbeMessage.draft("flags " + flags).property(ProbeMessage.FLAGS, flags);
      Answer made = lab.create(message.put("isRead", read).json());
      if (!made.isGood()) {
        return Seen.refused(made);
      }
      if (made.json().path("isDraft").asBoolean(true)) {
        wrong.add("flags " + flags + " make a draft");
      } else if (made.json().path("isRead").asBoolean() != read) {
        wrong.add("flags " + flags + " are " + (read ? "unread" : "read"));
      }
    }
    return Seen.of(wrong.isEmpty(), wrong.isEmpty() ? "received" : String.join(", ", wrong));
  }

  private static Seen dates(Lab lab) throws IOException, InterruptedException {
    String received = "2015-03-04T05:06:07Z";
    String sent = "2015-03-04T05:06:01Z";
    var message =
        ProbeMessage.received("dates")
            .property(ProbeMessage.RECEIVED, received)
            .property(ProbeMessage.SENT, sent);
    Answer made = lab.create(message.json());
    if (!made.isGood()) {
      return Seen.refused(made);
    }
    boolean kept =
        made.json().path("receivedDateTime").asText().equals(received)
            && made.json().path("sentDateTime").asText().equals(sent);
    return Seen.of(kept, kept ? "kept" : "ignored");
  }

  /** Creates a message with these properties and reads them again. */
  private static Seen kept(Lab lab, Map<String, String> properties)
      throws IOException, InterruptedException {
    var message = ProbeMessage.received("properties");
    properties.forEach(message::property);
    Answer made = lab.create(message.json());
    return made.isGood() ? kept(lab, made.id(), properties) : Seen.refused(made);
  }

  static Seen kept(Lab lab, String id, Map<String, String> properties)
      throws IOException, InterruptedException {
    Answer shown = lab.show(id, properties.keySet().toArray(String[]::new));
    if (!shown.isGood()) {
      return new Seen(Verdict.UNCLEAR, "cannot be read: " + shown.told(), Map.of());
    }
    Map<String, String> there = new HashMap<>();
    for (JsonNode each : shown.json().path("singleValueExtendedProperties")) {
      there.put(each.path("id").asText().toLowerCase(Locale.ROOT), each.path("value").asText());
    }
    List<String> lost =
        properties.entrySet().stream()
            .filter(each ->
                !there
                    .getOrDefault(each.getKey().toLowerCase(Locale.ROOT), "")
                    .strip()
                    .contains(each.getValue().strip()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return Seen.of(lost.isEmpty(), lost.isEmpty() ? "kept" : "ignored: " + String.join(", ", lost));
  }

  private static String longHeaders() {
    var headers = new StringBuilder();
    while (headers.length() < LONG_HEADER_CHARACTERS) {
      headers.append("X-Probe-").append(headers.length()).append(": ").append("p".repeat(100));
      headers.append("\r\n");
    }
    return headers.toString();
  }

  private static Seen messageId(Lab lab) throws IOException, InterruptedException {
    String id = "<probe-" + lab.hashCode() + "@ext.example>";
    Answer made =
        lab.create(ProbeMessage.received("message id").put("internetMessageId", id).json());
    if (!made.isGood()) {
      return Seen.refused(made);
    }
    boolean kept = made.json().path("internetMessageId").asText().equals(id);
    return Seen.of(kept, kept ? "kept" : "replaced");
  }

  private static Seen sender(Lab lab) throws IOException, InterruptedException {
    Answer made = lab.create(ProbeMessage.received("sender").author(FOREIGN).json());
    if (!made.isGood()) {
      return Seen.refused(made);
    }
    String from = made.json().path("from").path("emailAddress").path("address").asText();
    boolean kept = from.equalsIgnoreCase(FOREIGN);
    return Seen.of(kept, kept ? "kept" : "ignored");
  }

  private static Seen recipients(Lab lab) throws IOException, InterruptedException {
    var message = ProbeMessage.received("recipients");
    for (int i = 0; i < MANY; i++) {
      message.recipient("toRecipients", "r" + i + "@ext.example");
    }
    Answer made = lab.create(message.json());
    if (!made.isGood()) {
      return Seen.refused(made);
    }
    int kept = lab.show(made.id()).json().path("toRecipients").size();
    return Seen.of(kept == MANY, kept + " kept");
  }

  private static Seen invalidAddress(Lab lab) throws IOException, InterruptedException {
    Answer made =
        lab.create(ProbeMessage.received("address").recipient("toRecipients", "no address").json());
    return Seen.noted(made.isGood() ? "taken" : "refused: " + made.told());
  }
}
