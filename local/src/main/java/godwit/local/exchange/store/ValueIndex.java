package godwit.local.exchange.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Finds messages by internetMessageId and by the value of a named text property without looking at
 * each. Values compare without case, as the store's restrictions do. Guarded by the mailbox's lock.
 */
final class ValueIndex {
  static final String INTERNET_MESSAGE_ID = "internetMessageId";
  private static final int LONGEST_VALUE = 512;

  private final Map<String, NavigableMap<String, List<MessageEntry>>> values = new HashMap<>();

  static boolean covers(String property) {
    return property.equals(INTERNET_MESSAGE_ID) || property.startsWith("String {");
  }

  void add(JsonNode doc, MessageEntry entry) {
    each(
        doc,
        (property, value) ->
            values
                .computeIfAbsent(property, ignored -> new TreeMap<>())
                .computeIfAbsent(value, ignored -> new ArrayList<>(1))
                .add(entry));
  }

  void remove(JsonNode doc, MessageEntry entry) {
    each(
        doc,
        (property, value) -> {
          NavigableMap<String, List<MessageEntry>> entries =
              values.getOrDefault(property, new TreeMap<>());
          List<MessageEntry> same = entries.getOrDefault(value, new ArrayList<>());
          same.remove(entry);
          if (same.isEmpty()) {
            entries.remove(value);
          }
        });
  }

  List<MessageEntry> equalTo(String property, String value) {
    return List.copyOf(of(property).getOrDefault(lower(value), List.of()));
  }

  List<MessageEntry> startingWith(String property, String prefix) {
    String from = lower(prefix);
    return of(property).subMap(from, true, from + Character.MAX_VALUE, true).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  private NavigableMap<String, List<MessageEntry>> of(String property) {
    return values.getOrDefault(property, new TreeMap<>());
  }

  private static void each(JsonNode doc, BiConsumer<String, String> action) {
    String messageId = doc.path(INTERNET_MESSAGE_ID).asText();
    action.accept(INTERNET_MESSAGE_ID, cut(messageId));
    for (Map.Entry<String, JsonNode> property : doc.path("$extended").properties()) {
      if (covers(property.getKey())) {
        action.accept(property.getKey().intern(), cut(property.getValue().asText()));
      }
    }
  }

  // A longer value is found by its beginning and compared in full by the filter itself.
  private static String cut(String value) {
    return lower(value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value);
  }

  private static String lower(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return lower.length() > LONGEST_VALUE ? lower.substring(0, LONGEST_VALUE) : lower;
  }
}
