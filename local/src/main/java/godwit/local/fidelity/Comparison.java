package godwit.local.fidelity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares one message that arrived with what the source serves.
 *
 * <p>A property is equal when it is as Mime4j reads it, or else as Jakarta Mail does: where the
 * original is broken, each of the two lenient readings is as right as the other, and so is Mime4j's
 * reading of the message once its header has been closed where it is torn ({@link
 * Mime4jReading#ofDamaged}) and once the field that says it is a multipart has been mended ({@link
 * MendedType}). It is degraded when it differs from both and the message's row names a reason that
 * excuses just this property ({@link Reasons}). Otherwise it is different. The rules for each
 * property stand at the class that compares it.
 */
final class Comparison {
  private static final List<Function<byte[], Optional<Reading>>> FURTHER =
      List.of(
          JakartaReading::of,
          message -> Optional.of(Mime4jReading.ofDamaged(message)),
          message -> MendedType.of(message).map(Mime4jReading::ofDamaged));

  private Comparison() {}

  static Map<Property, Verdict> compare(Served served, Arrived arrived, List<String> reasons) {
    var differences = differences(Mime4jReading.of(served.content().array()), served, arrived);
    for (Function<byte[], Optional<Reading>> opinion : FURTHER) {
      if (!differences.isEmpty()) {
        opinion
            .apply(served.content().array())
            .map(reading -> differences(reading, served, arrived))
            .ifPresent(d -> differences.keySet().retainAll(d.keySet()));
      }
    }
    var verdicts = new EnumMap<Property, Verdict>(Property.class);
    for (Property property : Property.values()) {
      verdicts.put(property, verdict(property, differences, reasons));
    }
    return verdicts;
  }

  private static Verdict verdict(
      Property property, Map<Property, String> differences, List<String> reasons) {
    String difference = differences.get(property);
    if (difference == null) {
      return Verdict.SAME;
    }
    return Reasons.excusing(property, reasons)
        .map(reason -> new Verdict(Verdict.Kind.DEGRADED, reason + " (" + difference + ")"))
        .orElseGet(() -> new Verdict(Verdict.Kind.DIFFERENT, difference));
  }

  private static Map<Property, String> differences(
      Reading reading, Served served, Arrived arrived) {
    var headers = new HeaderComparison(reading, served, arrived);
    var people = new PeopleComparison(reading, arrived);
    var content = Accounting.of(reading, served, arrived);
    var found = new EnumMap<Property, String>(Property.class);
    note(found, Property.SUBJECT, headers.subject());
    note(found, Property.FROM, people.from());
    note(found, Property.TO, people.recipients("To", "toRecipients"));
    note(found, Property.CC, people.recipients("Cc", "ccRecipients"));
    note(found, Property.BCC, people.recipients("Bcc", "bccRecipients"));
    note(found, Property.REPLY_TO, people.recipients("Reply-To", "replyTo"));
    note(found, Property.SENT, headers.sent());
    note(found, Property.RECEIVED, headers.received());
    note(found, Property.STATE, headers.state());
    note(found, Property.MESSAGE_ID, headers.messageId());
    note(found, Property.IN_REPLY_TO, headers.inReplyTo());
    note(found, Property.REFERENCES, headers.references());
    note(found, Property.TRANSPORT_HEADERS, headers.transportHeaders());
    note(found, Property.BODY, content.body());
    note(found, Property.ATTACHMENTS, content.files());
    note(found, Property.INLINE, new InlineComparison(reading, arrived).compare());
    return found;
  }

  private static void note(
      Map<Property, String> found, Property property, Optional<String> difference) {
    difference.ifPresent(d -> found.put(property, d));
  }
}
