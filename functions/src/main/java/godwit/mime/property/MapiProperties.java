package godwit.mime.property;

import godwit.mime.degradation.Degradation;
import godwit.mime.degradation.Degradations;
import godwit.mime.header.HeaderText;
import godwit.mime.header.Headers;
import godwit.mime.header.MessageIds;
import godwit.source.MessageFlags;
import godwit.target.ExchangeMessage.Mailbox;
import godwit.target.MapiProperty;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * MAPI properties that headers and flags become (MS-OXCMAIL; property numbers in MS-OXPROPS). Left
 * out on purpose: requests for receipts (0x0029, 0x0023), so that none fires again, and 0x3007 and
 * 0x3008, which some tenants refuse.
 */
public final class MapiProperties {
  /** Longest value of a property made of one field; References of long threads reach 10 KB. */
  static final int LONGEST = 16 << 10;

  /** MS-OXOMSG §2.2.1.3: a conversation index is a header of 22 bytes and 5 for each answer. */
  private static final int SHORTEST_INDEX = 22;

  private final Headers headers;
  private final List<MapiProperty> properties = new ArrayList<>();

  private MapiProperties(Headers headers) {
    this.headers = headers;
  }

  /** The properties, at most one per id. Flags, times and identity are the writer's. */
  public static List<MapiProperty> read(
      Headers headers, MessageFlags flags, Degradations degradations) {
    var reader = new MapiProperties(headers);
    reader.threading(degradations);
    reader.lists();
    reader.sensitivity();
    reader.verb(flags);
    TransportHeaders.text(headers, degradations).ifPresent(t -> reader.add("String 0x007D", t));
    return reader.properties;
  }

  /**
   * PidTagSentRepresentingName and PidTagSenderName of somebody without an address, whom Graph's
   * own members cannot hold; empty for anybody else.
   */
  public static List<MapiProperty> nameOnly(Mailbox from) {
    return from.address().isEmpty()
        ? List.of(
            new MapiProperty("String 0x0042", from.name()),
            new MapiProperty("String 0x0C1A", from.name()))
        : List.of();
  }

  /** The Message-ID with its angle brackets; a malformed one is noted and left out. */
  public static Optional<String> messageId(Headers headers, Degradations degradations) {
    Optional<String> field = headers.first("Message-ID").filter(f -> !f.isBlank());
    Optional<String> id = field.flatMap(MessageIds::single);
    if (field.isPresent() && id.isEmpty()) {
      degradations.note(Degradation.MESSAGE_ID_UNUSABLE);
    }
    return id;
  }

  /** In-Reply-To and References (RFC 5322 §3.6.4), Thread-Topic and Thread-Index (MS-OXCMAIL). */
  private void threading(Degradations degradations) {
    headers
        .first("In-Reply-To")
        .flatMap(f -> MessageIds.list(f).stream().findFirst())
        .ifPresent(id -> add("String 0x1042", id));
    references(degradations).ifPresent(ids -> add("String 0x1039", ids));
    headers
        .first("Thread-Topic")
        .map(HeaderText::decode)
        .filter(t -> !t.isEmpty())
        .ifPresent(t -> add("String 0x0070", start(t)));
    headers
        .first("Thread-Index")
        .flatMap(MapiProperties::index)
        .ifPresent(i -> add("Binary 0x0071", i));
  }

  /** Of too many the first, which names the thread, and the last ones, which name the branch. */
  private Optional<String> references(Degradations degradations) {
    List<String> ids =
        headers.all("References").stream().flatMap(f -> MessageIds.list(f).stream()).toList();
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    int length = ids.get(0).length();
    int from = ids.size();
    while (from > 1 && length + ids.get(from - 1).length() + 1 <= LONGEST) {
      from--;
      length += ids.get(from).length() + 1;
    }
    if (from > 1) {
      degradations.note(Degradation.REFERENCES_SHORTENED);
    }
    var kept = new ArrayList<>(ids.subList(0, 1));
    kept.addAll(ids.subList(from, ids.size()));
    return Optional.of(String.join(" ", kept));
  }

  private static Optional<String> index(String field) {
    try {
      byte[] index = Base64.getMimeDecoder().decode(field);
      return index.length < SHORTEST_INDEX || index.length > LONGEST
          ? Optional.empty()
          : Optional.of(Base64.getEncoder().encodeToString(index));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** RFC 2369. */
  private void lists() {
    list("List-Help", "String 0x1043");
    list("List-Subscribe", "String 0x1044");
    list("List-Unsubscribe", "String 0x1045");
  }

  private void list(String name, String id) {
    headers
        .first(name)
        .map(HeaderText::decode)
        .filter(v -> !v.isEmpty())
        .ifPresent(v -> add(id, start(v)));
  }

  /** RFC 2156 §5.3.5; values of PidTagSensitivity in MS-OXCMSG §2.2.1.13. */
  private void sensitivity() {
    String value = headers.first("Sensitivity").orElse("").strip().toLowerCase(Locale.ROOT);
    switch (value) {
      case "personal" -> add("Integer 0x0036", "1");
      case "private" -> add("Integer 0x0036", "2");
      case "company-confidential" -> add("Integer 0x0036", "3");
      default -> {}
    }
  }

  /**
   * PidTagIconIndex and PidTagLastVerbExecuted (MS-OXOMSG §2.2.1.10, §2.2.1.20): Outlook shows one
   * icon; of a message both answered and forwarded it is that of the answer.
   */
  private void verb(MessageFlags flags) {
    if (flags.answered() || flags.forwarded()) {
      add("Integer 0x1080", flags.answered() ? "261" : "262");
      add("Integer 0x1081", flags.answered() ? "102" : "104");
    }
  }

  private void add(String id, String value) {
    properties.add(new MapiProperty(id, value));
  }

  private static String start(String value) {
    return value.substring(0, Math.min(LONGEST, value.length()));
  }
}
