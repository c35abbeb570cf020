package godwit.local.fidelity;

import static godwit.local.fidelity.Property.ATTACHMENTS;
import static godwit.local.fidelity.Property.BCC;
import static godwit.local.fidelity.Property.BODY;
import static godwit.local.fidelity.Property.CC;
import static godwit.local.fidelity.Property.FROM;
import static godwit.local.fidelity.Property.INLINE;
import static godwit.local.fidelity.Property.IN_REPLY_TO;
import static godwit.local.fidelity.Property.MESSAGE_ID;
import static godwit.local.fidelity.Property.RECEIVED;
import static godwit.local.fidelity.Property.REFERENCES;
import static godwit.local.fidelity.Property.REPLY_TO;
import static godwit.local.fidelity.Property.SENT;
import static godwit.local.fidelity.Property.SUBJECT;
import static godwit.local.fidelity.Property.TO;
import static godwit.local.fidelity.Property.TRANSPORT_HEADERS;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which properties a reason in the ledger excuses. Kept apart from the code that writes reasons: a
 * reason that is not in this table excuses nothing.
 */
final class Reasons {
  private static final Set<Property> PEOPLE = EnumSet.of(FROM, TO, CC, BCC, REPLY_TO);
  private static final Map<String, Set<Property>> EXCUSES = table();

  private Reasons() {}

  private static Map<String, Set<Property>> table() {
    var table = new LinkedHashMap<String, Set<Property>>();
    table.put("the message could not be taken apart", EnumSet.complementOf(EnumSet.of(RECEIVED)));
    table.put("too many or too deeply nested parts", EnumSet.of(BODY, ATTACHMENTS, INLINE));
    table.put("the message is damaged where its parts", EnumSet.of(BODY, ATTACHMENTS, INLINE));
    table.put("winmail.dat was taken apart", EnumSet.of(BODY, ATTACHMENTS, INLINE));
    table.put("more attachments than Exchange takes", EnumSet.of(ATTACHMENTS, INLINE));
    table.put("the text is too large for one request", EnumSet.of(BODY, INLINE));
    table.put("the transport headers are too large", EnumSet.of(TRANSPORT_HEADERS));
    table.put(
        "recipients without a usable address are named in the headers",
        EnumSet.of(TO, CC, BCC, REPLY_TO));
    table.put("too many recipients", EnumSet.of(TO, CC, BCC, REPLY_TO));
    table.put("the sender has no usable address", EnumSet.of(FROM));
    table.put("further authors are named in the headers only", EnumSet.of(FROM));
    table.put("too many references", EnumSet.of(REFERENCES));
    table.put("the Message-ID is malformed", EnumSet.of(MESSAGE_ID));
    table.put("the Date header is unreadable", EnumSet.of(SENT));
    table.put("no time is known of the message", EnumSet.of(SENT, RECEIVED));
    table.put("date moved to the nearest", EnumSet.of(SENT, RECEIVED));
    table.put("subject cut to 255 characters", EnumSet.of(SUBJECT));
    table.put("file name of an attachment cut to 255", EnumSet.of(ATTACHMENTS));
    table.put("text too long for Exchange's request limit", EnumSet.of(BODY, INLINE));
    table.put("transport headers refused by Exchange", EnumSet.of(TRANSPORT_HEADERS));
    table.put(
        "Message-ID and references refused by Exchange",
        EnumSet.of(MESSAGE_ID, IN_REPLY_TO, REFERENCES));
    var moved = EnumSet.of(BODY);
    moved.addAll(PEOPLE);
    table.put("addresses that Exchange cannot hold moved into the text", moved);
    table.put("addresses refused by Exchange moved into the text", moved);
    return table;
  }

  /** The first of these reasons that excuses a difference in this property. */
  static Optional<String> excusing(Property property, List<String> reasons) {
    return reasons.stream()
        .filter(reason ->
            EXCUSES.entrySet().stream()
                .anyMatch(e -> reason.startsWith(e.getKey()) && e.getValue().contains(property)))
        .findFirst();
  }
}
