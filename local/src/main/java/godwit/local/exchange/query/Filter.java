package godwit.local.exchange.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import godwit.local.exchange.http.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A condition of {@code $filter}. Text compares without case, as in Exchange's store. */
public sealed interface Filter {

  /** Whether a stored message or folder satisfies the condition. */
  boolean test(JsonNode item);

  /** A value to look up instead of looking at every message, where the condition demands one. */
  default Optional<Lookup> lookup() {
    return Optional.empty();
  }

  /**
   * A property and a value that every message that satisfies the filter has.
   *
   * @param property {@code internetMessageId} or a canonical extended property id
   * @param value the value, or its beginning
   * @param isPrefix whether it is only the beginning
   */
  record Lookup(String property, String value, boolean isPrefix) {}

  /** Both hold. */
  record And(Filter left, Filter right) implements Filter {
    @Override
    public boolean test(JsonNode item) {
      return left.test(item) && right.test(item);
    }

    @Override
    public Optional<Lookup> lookup() {
      return left.lookup().or(right::lookup);
    }
  }

  /** One holds. */
  record Or(Filter left, Filter right) implements Filter {
    @Override
    public boolean test(JsonNode item) {
      return left.test(item) || right.test(item);
    }
  }

  /** It does not hold. */
  record Not(Filter inner) implements Filter {
    @Override
    public boolean test(JsonNode item) {
      return !inner.test(item);
    }
  }

  /**
   * A member compared with a literal.
   *
   * @param path member names joined by slashes
   * @param operator eq, ne, gt, ge, lt or le
   * @param literal what it is compared with
   * @param isQuoted whether the literal stood in quotes
   */
  record Compare(String path, String operator, String literal, boolean isQuoted) implements Filter {
    @Override
    public boolean test(JsonNode item) {
      int order = order(at(item, path));
      return switch (operator) {
        case "eq" -> order == 0;
        case "ne" -> order != 0;
        case "gt" -> order > 0;
        case "ge" -> order >= 0;
        case "lt" -> order < 0;
        default -> order <= 0;
      };
    }

    @Override
    public Optional<Lookup> lookup() {
      return path.equals("internetMessageId") && operator.equals("eq") && isQuoted
          ? Optional.of(new Lookup(path, literal, false))
          : Optional.empty();
    }

    private int order(JsonNode value) {
      String text = value.asText();
      if (path.equals("id")) {
        return text.compareTo(literal);
      }
      if (isQuoted || value.isBoolean()) {
        return text.compareToIgnoreCase(literal);
      }
      try {
        return Instant.parse(text).compareTo(OffsetDateTime.parse(literal).toInstant());
      } catch (DateTimeException notMoments) {
        return numeric(text);
      }
    }

    private int numeric(String text) {
      try {
        return Double.compare(Double.parseDouble(text), Double.parseDouble(literal));
      } catch (NumberFormatException notNumbers) {
        return text.compareToIgnoreCase(literal);
      }
    }
  }

  /**
   * A member that begins with or contains a text.
   *
   * @param path member names joined by slashes
   * @param text the text
   * @param isPrefix whether it must come first
   */
  record Contains(String path, String text, boolean isPrefix) implements Filter {
    @Override
    public boolean test(JsonNode item) {
      String value = at(item, path).asText().toLowerCase(Locale.ROOT);
      String part = text.toLowerCase(Locale.ROOT);
      return isPrefix ? value.startsWith(part) : value.contains(part);
    }
  }

  /**
   * Some extended property satisfies a condition on its id and value.
   *
   * @param inner the condition, with paths {@code id} and {@code value}
   */
  record AnyProperty(Filter inner) implements Filter {
    @Override
    public boolean test(JsonNode item) {
      for (Map.Entry<String, JsonNode> each : item.path("$extended").properties()) {
        ObjectNode property = Json.object().put("id", each.getKey());
        property.set("value", each.getValue());
        if (inner.test(property)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Optional<Lookup> lookup() {
      if (!(inner instanceof And(Compare id, Filter value))
          || !id.path().equals("id")
          || !id.operator().equals("eq")) {
        return Optional.empty();
      }
      return switch (value) {
        case Compare c when c.operator().equals("eq") ->
            Optional.of(new Lookup(id.literal(), c.literal(), false));
        case Contains c when c.isPrefix() -> Optional.of(new Lookup(id.literal(), c.text(), true));
        default -> Optional.empty();
      };
    }
  }

  private static JsonNode at(JsonNode item, String path) {
    JsonNode at = item;
    for (String name : path.split("/", -1)) {
      at = at.path(name);
    }
    return at;
  }
}
