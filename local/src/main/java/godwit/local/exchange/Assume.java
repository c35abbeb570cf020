package godwit.local.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import godwit.local.exchange.http.GraphRefusal;
import godwit.local.exchange.http.Json;
import godwit.local.exchange.limits.Settings;
import godwit.local.exchange.limits.Switchboard;
import java.util.Locale;
import java.util.Map;

/** Reads {@code --assume name=answer}: how one doubtful thing is answered. */
final class Assume {
  /** Names that stand for a setting elsewhere or with a number. */
  private static final Map<String, String> NUMBERS =
      Map.of(
          "folder-name-chars", "/sizes/folderNameLength",
          "message-bytes", "/sizes/messageBytes",
          "requests-at-once", "/throttle/concurrency",
          "filter-delay-millis", "/assumptions/filterDelayMillis");

  private static final Map<String, String> OTHER_NAMES = Map.of("smime-opaque", "smime-class");

  private static final Map<String, String> ANSWERS =
      Map.of("yes", "KEEP", "no", "IGNORE", "ignore", "IGNORE", "refuse", "REFUSE");

  private Assume() {}

  /**
   * The settings with one thing changed.
   *
   * @param text such as {@code transport-headers=refuse} or {@code folder-name-chars=64}
   * @throws IllegalArgumentException if it names nothing that can be answered this way
   */
  static Settings apply(Settings settings, String text) {
    String[] sides = text.split("=", 2);
    if (sides.length != 2) {
      throw new IllegalArgumentException("--assume needs NAME=ANSWER, not: " + text);
    }
    var switchboard = new Switchboard(settings);
    try {
      switchboard.merge(change(sides[0].strip(), sides[1].strip()));
    } catch (GraphRefusal unknown) {
      throw new IllegalArgumentException("--assume does not know: " + text, unknown);
    }
    return switchboard.settings();
  }

  private static JsonNode change(String name, String answer) {
    String pointer = NUMBERS.get(name);
    if (pointer != null && answer.matches("[0-9]{1,12}")) {
      String[] path = pointer.split("/", -1);
      var change = Json.object();
      change.putObject(path[1]).put(path[2], Long.parseLong(answer));
      return change;
    }
    String value = ANSWERS.get(answer.toLowerCase(Locale.ROOT));
    if (value == null || pointer != null) {
      throw new IllegalArgumentException("--assume does not know the answer: " + answer);
    }
    var change = Json.object();
    change.putObject("assumptions").put(camelCase(OTHER_NAMES.getOrDefault(name, name)), value);
    return change;
  }

  private static String camelCase(String words) {
    var name = new StringBuilder();
    for (String word : words.split("-", -1)) {
      boolean first = name.isEmpty();
      name.append(first || word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT));
      name.append(first || word.isEmpty() ? "" : word.substring(1));
    }
    return name.toString();
  }
}
